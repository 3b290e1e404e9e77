"""The living line: how far the work is, at a glance."""
