"""Questions on many subjects, which hardly any library answers: what it scores for them sets its line."""
