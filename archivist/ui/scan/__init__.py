"""The lens Scan: paper becomes pages while the clerk looks on."""
