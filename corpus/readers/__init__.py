"""One module a file format: decoded text in, the structure that the format marks out."""
