"""Benchmarks: Archivist beside a named peer and the engine's own floor, on the same pages in one run."""
