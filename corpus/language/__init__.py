"""What every reader of prose knows: names, where people are mentioned, where sentences end."""
