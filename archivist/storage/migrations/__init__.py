"""How the catalogue came to be what it is, step by step."""
