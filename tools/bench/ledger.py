"""How fast the records of a large ledger are verified: python -m tools.bench.ledger [RECORDS], a million of them."""

import sys
import tempfile
import time
from pathlib import Path

from archivist.storage.heads import merkle_head
from archivist.storage.layout import Layout
from archivist.storage.records import sound_head
from archivist.storage.workspace import Workspace
from tests.storage.test_records import filled


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workspace"
        Workspace.create(path).close()
        last = filled(path, count)
        wall, spent = time.monotonic(), time.process_time()
        if sound_head(Layout(path)) != last:
            raise SystemExit("the ledger is not sound")
        wall, spent = time.monotonic() - wall, time.process_time() - spent
        print(f"{count:,} records verified in {spent:.1f} s of one core ({wall:.1f} s by the clock)")
        spent = time.process_time()
        with Workspace.open(path, write=False) as workspace:
            merkle_head(workspace)
        print(f"the root over all of them: {time.process_time() - spent:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
