"""How a package reaches the archive."""
