"""What the desk shows, as values: read from the workspace away from the main thread, without Qt."""
