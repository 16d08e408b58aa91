"""What others take for the same questions to the same passages with the same weights."""
