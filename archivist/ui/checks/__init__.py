"""Checking at the desk: the sample that a second person looks at."""
