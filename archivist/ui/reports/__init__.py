"""Reports at the desk: figures, charts of our own drawing, dossiers, and the way onto paper."""
