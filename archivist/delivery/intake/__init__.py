"""The receiving side: a small real server that takes packages, proves them, and answers with receipts."""
