"""The guide: what to press next, told from where the work stands."""
