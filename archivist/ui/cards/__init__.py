"""Lists of cards: a caption, what it says, what to do about it, and signs."""
