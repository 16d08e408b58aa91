"""What the notes cite: citations, short forms and the works they mean."""
