"""The Discord door: one file a command or component. The only modules that import discord."""
