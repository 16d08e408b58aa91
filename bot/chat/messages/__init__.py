"""Messages in a channel: which of them asks, and its answer."""
