"""How the desk looks: one set of tokens, from which palette, style sheet and icons are made."""
