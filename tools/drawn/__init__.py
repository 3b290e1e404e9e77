"""Pages of invented papers with all that is true of them, as many as are asked for: what readings are scored against."""
