"""What a search knows of languages: words, words that say little, which language a text is in."""
