"""What a page says, and which field it says it about."""
