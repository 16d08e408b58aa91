"""One search for many processes: who has model and index answers those who have neither."""
