"""Keys: which there are, which a person gives to which action, and a card of them to print."""
