"""Activity at the desk: what people did, in words, with the way to where it was."""
