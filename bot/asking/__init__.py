"""A message → what kind it is, and what is answered without a search."""
