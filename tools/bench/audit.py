"""How fast the bytes of a vault are audited: python -m tools.bench.audit [MEGABYTES], as files of 2 MB."""

import os
import sys
import tempfile
import time
from pathlib import Path

from archivist.model.event import Draft
from archivist.storage.audit import audit
from archivist.storage.workspace import Workspace

LENGTH = 2_000_000  # bytes of each blob


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder) / "workspace") as workspace:
        for number in range(megabytes * 1_000_000 // LENGTH):
            digest = workspace.vault.put(os.urandom(LENGTH))
            told = {"stage": "encode", "key": "", "value": None, "blob": digest, "trouble": None}
            workspace.record([Draft("result.kept", f"page{number}", told)])
        wall, spent = time.monotonic(), time.process_time()
        found = audit(workspace, None, 1.0, lambda: False)
        wall, spent = time.monotonic() - wall, time.process_time() - spent
    done = found.length / 1e6
    print(f"{done:.0f} MB in {found.blobs} files: {done / spent:.0f} MB/s of one core, {done / wall:.0f} MB/s by the clock")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
