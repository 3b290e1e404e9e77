"""Secrecy marks drawn, learnt and measured."""
