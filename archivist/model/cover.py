"""What a cover or separator sheet says in its codes: printed by Archivist, read back when the stack is scanned."""

import re
from dataclasses import dataclass

_OWN = "ARCHIVIST:1:"
DOCUMENT_BEGINS = f"{_OWN}DOC"
_DOSSIER = f"{_OWN}DOSSIER:"
_BOX = f"{_OWN}BOX:"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a dossier, or of one volume of it: volume `part` of `parts`, and its leaves where they were counted."""

    file_code: str
    part: int = 1
    parts: int = 1
    leaves: int | None = None


def payload(cover: Cover) -> str:
    """`ARCHIVIST:1:DOSSIER:H49.64.2019.05;k=1;n=2;leaves=120`; what is not said is left out."""
    told = [f"k={cover.part}", f"n={cover.parts}"] if cover.parts > 1 else []
    told += [f"leaves={cover.leaves}"] if cover.leaves is not None else []
    return ";".join((f"{_DOSSIER}{cover.file_code}", *told))


def box_payload(box: str) -> str:
    """What the label of a box says: `ARCHIVIST:1:BOX:12`."""
    return f"{_BOX}{box.strip()}"


def read_box(text: str) -> str:
    """The box behind the text of a code, empty where it is none."""
    return text.removeprefix(_BOX).strip() if text.startswith(_BOX) else ""


def read_payload(text: str) -> Cover | None:
    """The cover behind the text of a code, None where it is none. A number that makes no sense counts as not said, words
    of later versions are passed over: a dossier begins here all the same.
    """
    if not text.startswith(_DOSSIER):
        return None
    code, *told = text.removeprefix(_DOSSIER).split(";")
    said = {name: int(value) for name, _, value in (one.partition("=") for one in told) if _NUMBER.fullmatch(value)}
    part, parts = said.get("k", 1), said.get("n", 1)
    if part > parts:
        part = parts = 1
    return Cover(code.strip(), part, parts, said.get("leaves")) if code.strip() else None
