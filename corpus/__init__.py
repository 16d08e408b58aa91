"""Texts in, documents out: what a file says, its footnotes, and which words carry them."""
