"""Archivist: the digitisation workstation of an archive clerk."""

__version__ = "0.1.0"
