"""Nearness of words: how well the words of a question fit those of each passage."""
