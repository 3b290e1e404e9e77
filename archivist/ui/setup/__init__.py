"""First start: whose records these are, in which language, from which scanner."""
