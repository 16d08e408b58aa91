"""A text that a manager sends → a file of the library, once it has been looked at."""
