"""The blocks of a plain text: where they are, what each is, which of them is quoted."""
