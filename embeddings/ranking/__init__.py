"""Two nearnesses → one order, without duplicates, and whether the first of it is an answer."""
