"""What a member names or presses → the document, the passage, the note or the work that is meant."""
