"""Formats with markup → one tree, its notes linked by their anchors, and the text that it prints."""
