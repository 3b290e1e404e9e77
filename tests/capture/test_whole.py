"""A file is whole when its end is there, in every format that a page can have."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from archivist.capture.kinds import FileKind
from archivist.capture.whole import is_whole

FORMS = {
    FileKind.JPEG: "JPEG",
    FileKind.PNG: "PNG",
    FileKind.TIFF: "TIFF",
    FileKind.JPEG2000: "JPEG2000",
    FileKind.WEBP: "WEBP",
    FileKind.PDF: "PDF",
}


def page_of(kind: FileKind, **how: object) -> bytes:
    data = io.BytesIO()
    pixels = np.random.default_rng(1).integers(0, 255, (80, 90, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(data, FORMS[kind], **how)
    return data.getvalue()


@pytest.mark.parametrize("kind", FORMS)
def test_the_end_tells(kind: FileKind, tmp_path: Path) -> None:
    page, path = page_of(kind), tmp_path / "page"
    path.write_bytes(page)
    assert is_whole(path, kind)
    for share in (0.2, 0.5, 0.9):
        path.write_bytes(page[: int(len(page) * share)])
        assert not is_whole(path, kind)


@pytest.mark.parametrize("kind", FORMS)
def test_padding_behind_the_end_does_no_harm(kind: FileKind, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(page_of(kind) + b"\0" * 600)
    assert is_whole(path, kind)


def test_all_pages_of_a_tiff_count(tmp_path: Path) -> None:
    data, path = io.BytesIO(), tmp_path / "page"
    pages = [Image.new("RGB", (90, 80), (n, 0, 0)) for n in range(3)]
    pages[0].save(data, "TIFF", save_all=True, append_images=pages[1:], tiled=False)
    path.write_bytes(data.getvalue())
    assert is_whole(path, FileKind.TIFF)
    path.write_bytes(data.getvalue()[: -len(data.getvalue()) // 4])
    assert not is_whole(path, FileKind.TIFF)
