"""Nearness of meaning: texts as vectors, and how near a question is to each."""
