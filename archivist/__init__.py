"""Archivist: the digitisation workstation of an archive clerk."""

import os

# Pages are worked on side by side. Threads inside one page wait for each other, and waiting costs them processor time:
# a product of small matrices takes fifteen times as much with two threads as with one. Read by numpy when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
