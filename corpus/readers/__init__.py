"""Files of each format → their text and its structure."""
