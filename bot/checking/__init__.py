"""Words that somebody posts → whether the library has them, word for word."""
