"""Questions with known passages → figures of how well they are answered."""
