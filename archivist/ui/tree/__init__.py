"""The tree: dossier, document, page, and the grey tray."""
