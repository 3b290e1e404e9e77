"""What is known to stand on the pages of a set, and how far a reading is from it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from archivist.ocr.vietnamese import composed, fold, plain

_FOUND = 55.0  # a line less alike than this was not read at all
_DASHES = str.maketrans({"–": "-", "—": "-", "‐": "-", "’": "'", "‘": "'"})
_FOOT = ("recipients", "signer_authority", "signer_title", "signer_name")
_HEAD = ("agency_parent", "agency", "code", "number", "notation", "place", "date", "doc_type", "subject", "addressee")
_UNCOUNTED = ("rule", "barcode_text", "page_no")
_ASKEW = 1.0


@dataclass(frozen=True, slots=True)
class Truth:
    """One page with text: `lines` must be read, `optional` ones (stamps, handwriting) may be; how the page lies, where that
    is told: `skew_deg` > 0 where lines run down to the right, None on photographs; `rotation` clockwise; the fields whose
    digits are `by_pen`.
    """

    stem: str
    picture: Path
    kind: str
    lines: tuple[str, ...]
    optional: tuple[str, ...]
    fields: dict[str, str]
    skew_deg: float | None = None
    rotation: int = 0
    by_pen: frozenset[str] = frozenset()


def sample(folder: Path) -> Iterator[Truth]:
    """The pages of the bundled sample batch, told apart by how they lie."""
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    documents = {document["document"]: document for document in told["documents"]}
    for page in told["pages"]:
        if page["role"] == "page":
            file = folder / page["file"]
            fields = _fields_on(file.name, documents[page["document"]])
            optional = (*page.get("handwritten", ()), *page.get("stamps", ()))
            yield Truth(
                file.stem, file, _kind(page), tuple(page["lines"]), optional, fields, page["skew_deg"], page["rotation"]
            )


def _kind(page: dict[str, Any]) -> str:
    if page["rotation"]:
        return "turned"
    return "askew" if abs(page["skew_deg"]) >= _ASKEW else f"upright, {page['dpi']} dpi"


def _fields_on(name: str, document: dict[str, Any]) -> dict[str, str]:
    """The head is on a document's first page, the foot on its last."""
    files = document["files"]
    seen = (_HEAD if name == files[0] else ()) + (_FOOT if name == files[-1] else ())
    return {field: _joined(document[field]) for field in seen if document.get(field)}


def _joined(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def drawn_set(folder: Path) -> Iterator[Truth]:
    """The pages of a folder with index.json and a JSON of lines and fields beside each picture."""
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8"))["files"]:
        page = json.loads((folder / entry["truth"]).read_text(encoding="utf-8"))
        counted = [line["kind"] in ("print", "hand") and line["role"] not in _UNCOUNTED for line in page["lines"]]
        lines = tuple(x["text"] for x, counts in zip(page["lines"], counted, strict=True) if counts)
        if page["blank"] or page["separator"] or not page["doc_id"] or not lines:
            continue
        optional = tuple(x["text"] for x, counts in zip(page["lines"], counted, strict=True) if not counts)
        kind = page["class"] if page["rotation"] == 0 else "turned"
        fields = {field: _joined(value) for field, value in page["fields"].items() if value}
        file = Path(entry["file"])
        yield Truth(
            str(file.with_suffix("")), folder / file, kind, lines, optional, fields, page["skew_deg"], page["rotation"],
            _by_pen(page),
        )  # fmt: skip


def _by_pen(page: dict[str, Any]) -> frozenset[str]:
    """As the truth says, or as its lines do: code and number, or the date, are partly by hand."""
    roles = {line["role"] for line in page["lines"] if line["kind"] == "hand"}
    lines = {"code": ("code", "number"), "place_date": ("date",)}
    return frozenset((*page.get("by_pen", ()), *(field for role in roles for field in lines.get(role, ()))))


def same_value(one: str, other: str) -> bool:
    """Whether two values of a field say the same: capitals, the place of a tone and marks at the edges do not count."""
    return fold(composed(one)).strip(" .,;:/") == fold(composed(other)).strip(" .,;:/")


def text_errors(page: Truth, read: str, *, diacritics: bool = True) -> float:
    """Character errors ÷ characters. Each line is looked up wherever it was read; what no line explains counts as well.
    Without `diacritics`, accents and capitals do not count.
    """
    form = _plain if diacritics else _bare
    rest = form(read)
    lines = sorted((form(line) for line in page.lines), key=len, reverse=True)
    errors = 0
    for line in lines:
        edits, rest = _taken(line, rest)
        errors += edits
    for line in sorted((form(line) for line in page.optional), key=len, reverse=True):
        rest = _taken(line, rest)[1]
    return (errors + len(rest.replace("\0", "").replace(" ", ""))) / max(1, sum(map(len, lines)))


def _taken(line: str, rest: str) -> tuple[int, str]:
    """The edits that make a line of what was read of it, and what is left of the reading."""
    found = fuzz.partial_ratio_alignment(line, rest, score_cutoff=_FOUND) if line and rest else None
    if found is None:
        return len(line), rest
    start, end = found.dest_start, found.dest_end
    edits = Levenshtein.distance(line, rest[start:end].replace("\0", ""))
    return min(edits, len(line)), f"{rest[:start]}\0{rest[end:]}"


def _bare(text: str) -> str:
    return plain(_plain(text))


def _plain(text: str) -> str:
    return composed(text).translate(_DASHES)
