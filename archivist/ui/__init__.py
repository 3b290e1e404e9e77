"""The desk: the window in which a clerk works."""
