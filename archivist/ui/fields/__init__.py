"""The fields of what is in front: label, value, how sure, and whose word it is."""
