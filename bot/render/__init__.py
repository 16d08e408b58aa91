"""Answers in, text out: for the terminal, as JSON, for Discord. Pure."""
