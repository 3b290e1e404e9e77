"""The settings, shown from their declarations."""
