"""Where everything is kept: catalogue, vault, journal."""
