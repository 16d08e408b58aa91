"""Markdown → blocks, notes and markers, as spans of the source that is never altered."""
