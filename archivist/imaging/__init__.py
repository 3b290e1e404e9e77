"""How a page is measured and made clean."""
