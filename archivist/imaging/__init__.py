"""How a page is measured and made clean: decoding, measuring, rendering, and the picture that is read."""
