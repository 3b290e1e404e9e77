"""The wall: all pages of a dossier as small pictures, to be put in order."""
