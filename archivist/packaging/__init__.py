"""How a dossier becomes a package that an archive accepts."""
