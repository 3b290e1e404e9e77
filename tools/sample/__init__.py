"""Draws the bundled sample batch: one invented dossier as a document feeder would hand it over."""
