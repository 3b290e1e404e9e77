"""A sender as a program of its own, to be killed: `python -m tests.delivery.sender_program ADDRESS PACKAGES`.

Delivers every package of the folder that has no receipt beside it yet, and writes that receipt.
"""

import json
import sys
from pathlib import Path

from archivist import durable
from archivist.delivery.patience import Timing
from archivist.delivery.sealed import digest_of
from archivist.delivery.tus import TusDestination
from archivist.model.dossier import Package

PATIENT = Timing(connect=2.0, idle=5.0, pause=0.02, longest_pause=0.3, receipt=20.0, tries=60)


def main(address: str, folder: str) -> None:
    destination = TusDestination("tinh", address, timing=PATIENT)
    for path in sorted(Path(folder).glob("*.zip")):
        kept = path.with_suffix(".done")
        if kept.exists():
            continue
        package = Package(path, "BagIt", path.stem, digest_of(path), path.stat().st_size)
        receipt = destination.deliver(package, lambda: False)
        durable.keep(kept, json.dumps({"digest": receipt.digest, "id": receipt.delivery_id}).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
