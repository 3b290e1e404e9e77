"""Scanners behind SANE, the scanner interface of Linux: local ones, and those of other computers."""
