"""All that is posted to Discord: within its limits, its signs escaped; discord.py is not imported."""
