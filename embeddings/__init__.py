"""Passages in, hits out: vectors, the index, the store on disk, and search over them."""
