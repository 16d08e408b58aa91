"""The notes of a plain text: labels, places of markers, lists, and which marker calls which note."""
