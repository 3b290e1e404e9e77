"""The promises that exchangeable parts keep; each has one contract suite in tests/contracts."""
