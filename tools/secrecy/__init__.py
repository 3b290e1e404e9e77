"""Draws scenes of paper with secrecy marks, learns to find the marks, and measures how well they are found."""
