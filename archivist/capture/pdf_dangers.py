"""What a PDF that comes in may not hold: programs, what starts by itself, and more parts than any paper needs."""

import contextlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from archivist.troubles import DangerousPdf

MOST_PARTS = 300_000  # a thousand pages written by an office program have about 20,000
_PROGRAMS = (
    ".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".msi", ".dll", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta",
    ".jar", ".lnk", ".reg", ".sh", ".apk", ".docm", ".xlsm", ".pptm",
)  # fmt: skip
_MAGIC = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_STARTS = {"/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute"}
_DEEPEST = 50


def refuse_dangers(pdf: pikepdf.Pdf, name: str) -> None:
    """Raises DangerousPdf, which says what was found in words that need no translation.

    Scripts behind a field of a form stay: nothing here ever runs them.
    """
    if int(pdf.trailer.get("/Size", 0)) > MOST_PARTS or len(pdf.objects) > MOST_PARTS:
        raise DangerousPdf(name=name, what=f"> {MOST_PARTS} obj")
    if _opens_with_script(pdf.Root):
        raise DangerousPdf(name=name, what="JavaScript")
    for part in _dictionaries(pdf):
        if (action := str(part.get("/S", ""))) in _STARTS:
            raise DangerousPdf(name=name, what=action.lstrip("/"))
        if "/EF" in part and _is_program(part):
            raise DangerousPdf(name=name, what=str(part.get("/UF", part.get("/F", "EmbeddedFile")))[:80])


def _opens_with_script(root: Any) -> bool:
    opening, names = root.get("/OpenAction"), root.get("/Names", pikepdf.Dictionary())
    scripted = isinstance(opening, pikepdf.Dictionary) and ("/JS" in opening or str(opening.get("/S", "")) == "/JavaScript")
    return scripted or "/JavaScript" in names or "/AA" in root


def _is_program(file: Any) -> bool:
    """Whether an embedded file is one that a computer would run, by its name or by its first bytes."""
    named = any(str(file.get(key, "")).lower().rstrip(" .").endswith(_PROGRAMS) for key in ("/F", "/UF"))
    return named or any(_first_bytes(stream).startswith(_MAGIC) for stream in dict(file.EF).values())


def _first_bytes(stream: Any) -> bytes:
    with contextlib.suppress(pikepdf.PdfError, AttributeError, TypeError):
        return bytes(stream.read_bytes()[:8])
    return b""


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary (of streams too) to a sensible depth, each once."""
    waiting: list[tuple[Any, int]] = [(part, 0) for part in pdf.objects]
    while waiting:
        part, depth = waiting.pop()
        if isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            yield part
            inner = [value for _key, value in part.items()]
        elif isinstance(part, pikepdf.Array):
            inner = list(part)
        else:
            continue
        if depth < _DEEPEST:
            waiting += [
                (i, depth + 1) for i in inner if isinstance(i, pikepdf.Dictionary | pikepdf.Array) and not i.is_indirect
            ]
