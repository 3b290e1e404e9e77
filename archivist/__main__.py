"""`python -m archivist`."""

from archivist.cli import main

raise SystemExit(main())
