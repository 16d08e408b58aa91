"""Buttons and selects below what the bot has posted."""
