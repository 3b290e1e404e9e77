"""Help for the very place where the clerk is, in Vietnamese."""
