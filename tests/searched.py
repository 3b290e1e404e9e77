"""Everything that can be read below a folder, however it is stored: what a thorough finder would get at."""

import gzip
import re
import shutil
import sqlite3
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP", b"BM", b"GIF8", b"RIFF")


def found(folder: Path, *words: str) -> list[str]:
    """Those of `words` that stand anywhere below `folder`, as whole words, with their diacritics or without."""
    told = "\n".join(_folded(text) for path in _files(folder) for text in readings(path))
    return [word for word in words if re.search(rf"(?<!\w){re.escape(_folded(word))}(?!\w)", told)]


def pictures(folder: Path) -> set[Path]:
    """The files below `folder` that are pictures, whatever their names."""
    return {path for path in _files(folder) if path.read_bytes()[:12].startswith(_PICTURES)}


def readings(path: Path) -> Iterator[str]:
    """The texts that a file holds: as it is, unpacked, and as the program sees it to which it belongs."""
    content = path.read_bytes()
    if not content.startswith(_PICTURES):
        yield from _texts(content)
    if content.startswith(b"SQLite format 3"):
        yield from _rows(path)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _texts(content: bytes) -> Iterator[str]:
    """In every common encoding, since free pages and logs have none of their own."""
    if content.startswith(b"%PDF"):
        with closing(PdfDocument(content)) as document:
            yield from (page.get_textpage().get_text_range() for page in document)
        yield content.decode("latin-1")
        return
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(archive.read(name))
        return
    yield from (content.decode(encoding, "replace") for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    yield from (unpacked.decode("utf-8", "replace") for unpacked in _unpacked(content))


def _unpacked(content: bytes) -> Iterator[bytes]:
    with suppress(OSError, EOFError, zlib.error):
        yield gzip.decompress(content)
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[start.start() :])


def _rows(path: Path) -> Iterator[str]:
    """Every cell of every table, and the words of every full-text index, of a copy together with its log."""
    with tempfile.TemporaryDirectory() as folder:
        for part in path.parent.glob(path.name + "*"):
            shutil.copy(part, folder)
        with closing(sqlite3.connect(Path(folder) / path.name)) as here:
            tables = here.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
            for name, sql in tables:
                if "fts5" in (sql or "").lower():
                    here.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, '{name}', 'row')")
                    yield " ".join(term for (term,) in here.execute("SELECT term FROM temp.words"))
                    here.execute("DROP TABLE temp.words")
                else:
                    yield from (_cell(cell) for row in here.execute(f'SELECT * FROM "{name}"') for cell in row)


def _cell(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def _folded(text: str) -> str:
    """Small letters without their marks."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))
