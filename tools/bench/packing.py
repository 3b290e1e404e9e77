"""How fast a large dossier is packed, and in how much memory: python -m tools.bench.packing [DOCUMENTS], of 10 MB each."""

import hashlib
import os
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pikepdf

from archivist.model.dossier import BoundDocument
from archivist.packaging.aip_hoso import AipHoso
from tests.packaging.dossiers import bound

LENGTH = 10 << 20  # bytes of each facsimile


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        dossier = bound(place / "in")
        documents = tuple(_large(dossier.documents[0], place, dossier.file_code, n) for n in range(1, count + 1))
        before, wall, spent = _memory(), time.monotonic(), time.process_time()
        AipHoso().build(replace(dossier, documents=documents), place)
        wall, spent = time.monotonic() - wall, time.process_time() - spent
    megabytes = count * LENGTH / 1e6
    print(
        f"{megabytes:.0f} MB in {wall:.1f} s: {megabytes / wall:.0f} MB/s, {megabytes / spent:.0f} MB/s of one core's time"
    )
    print(f"memory: {before:.0f} MB before, {_memory():.0f} MB at most")


def _large(first: BoundDocument, place: Path, file_code: str, number: int) -> BoundDocument:
    """A PDF of random bytes, which nothing can compress."""
    path = place / "in" / f"large{number}.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Large = pdf.make_stream(os.urandom(LENGTH))
        pdf.save(path)
    content = path.read_bytes()
    named = replace(first, ordinal=number, doc_id=f"{file_code}.{number}", doc_code=f"{file_code}.{number:07d}")
    return replace(named, facsimile=path, digest=hashlib.sha256(content).hexdigest(), length=len(content))


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
