"""The stages; each does what is missing of one dossier and says how much that was. Their order stands in `line`."""
