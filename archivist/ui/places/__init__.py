"""Other places in the same window: each takes the place of the panes until Escape leads back."""
