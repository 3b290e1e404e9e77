"""The page: its picture, the marks on it, and the words that can be taken from it."""
