"""An index on disk: generations that are whole or are not there."""
