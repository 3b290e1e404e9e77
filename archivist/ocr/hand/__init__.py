"""Digits written by pen into the head of a document: where they stand and what they say."""
