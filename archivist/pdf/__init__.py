"""How pages become a two-layer PDF/A facsimile."""
