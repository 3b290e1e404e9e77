"""The lenses Close and Send: what is missing, the queue of packages, receipts and returns."""
