"""The letters of printed pages, by place and size → lines, paragraphs, notes: a text and its structure."""
