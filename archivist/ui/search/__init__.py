"""Search at the desk: what is typed, what is found, and the found words lit on the page."""
