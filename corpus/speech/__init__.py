"""Whose words a text quotes: quotations, the people it names, and who is said to speak."""
