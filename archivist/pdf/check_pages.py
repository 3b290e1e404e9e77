"""Checks each page of a facsimile: its size, its picture and that picture's resolution, its words."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from archivist.model.doubt import Doubt
from archivist.pdf import findings
from archivist.pdf.sheet import PT_PER_INCH

LEAST_DPI = 200  # TT 05/2025/TT-BNV, Điều 8: administrative documents
_ROUNDING = 0.5  # dpi that sizes in pt may lose
_SIDES = 3.0, 14400.0  # ISO 19005-2, 6.1.13
_SHOWING = {"Tj", "TJ", "'", '"'}
_DRAWING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"}
_LOOKED_AT = "q Q cm Do BMC BDC EMC Tr " + " ".join((*_SHOWING, *_DRAWING))
_INVISIBLE = 3
_DEEPEST = 8
_SPECK = 1000  # of a page
# ISO 32000-1, table 136 and 137; ISO 19005-2, 6.2.10 allows no others.
_MODES = {
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
}  # fmt: skip


@dataclass
class _Seen:
    """What a page paints: (area in square units, resolution in px per unit) of its pictures, which of them are strokes (a
    colour behind a stencil of full resolution, as in a layered page), whether text is set, and what is drawn besides.
    """

    pictures: list[tuple[float, float]] = field(default_factory=list)
    strokes: list[tuple[float, float]] = field(default_factory=list)
    words: bool = False
    letters: bool = False  # visible ones: the page was written by a program, and is as fine as one likes
    lines: bool = False
    transparent: bool = False
    unknown_mode: bool = False


def check_pages(pdf: pikepdf.Pdf, name: str, *, transparency_allowed: bool) -> Iterator[Doubt]:
    """The doubts about pages, in their order."""
    for number, page in enumerate(pdf.pages, 1):
        yield from _size(page, name, number)
        seen = _Seen()
        _look(page, pikepdf.Matrix(), seen, 0)
        if seen.unknown_mode or (seen.transparent and not transparency_allowed and not _blends_in_known_colours(page)):
            yield findings.TRANSPARENT.about(name, page=number)
        yield from _picture(page, seen, name, number)
        if not seen.words:
            yield findings.NO_WORDS.about(name, page=number)


def draws_with_inks(page: pikepdf.Page) -> bool:
    """Whether the content of a page, or of a form on it, chooses colours as inks."""
    painted = dict(page.resources.get("/XObject", pikepdf.Dictionary())).values()
    forms = [one for one in painted if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Form]
    drawn: list[pikepdf.Page | pikepdf.Object] = [page, *forms]
    return any(len(pikepdf.parse_content_stream(one, "k K")) > 0 for one in drawn)


def _size(page: pikepdf.Page, name: str, number: int) -> Iterator[Doubt]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    width, height = abs(right - left), abs(top - bottom)
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in (width, height)):
        yield findings.PAGE_SIZE.about(name, page=number, width=round(width, 1), height=round(height, 1))


def _picture(page: pikepdf.Page, seen: _Seen, name: str, number: int) -> Iterator[Doubt]:
    """The page's picture is the finest of those that are at least half as large as the largest one. Strokes count as soon
    as they are more than a speck: where little is written, their box is small and the paper behind them is coarse.
    """
    if seen.letters or (seen.lines and not seen.pictures):
        return
    if not seen.pictures:
        yield findings.NO_PICTURE.about(name, page=number)
        return
    largest = max(area for area, _ in seen.pictures)
    unit = float(page.obj.get("/UserUnit", 1))
    counted = [f for area, f in seen.pictures if area >= largest / 2] + [
        f for area, f in seen.strokes if area >= largest / _SPECK
    ]
    dpi = max(counted) * PT_PER_INCH / unit
    if dpi < LEAST_DPI - _ROUNDING:
        yield findings.COARSE.about(name, page=number, dpi=round(dpi), least=LEAST_DPI)


def _look(on: pikepdf.Page | pikepdf.Stream, matrix: pikepdf.Matrix, seen: _Seen, depth: int) -> None:
    """Follow the content and the forms that it paints."""
    dictionary = on.obj if isinstance(on, pikepdf.Page) else on
    resources = on.resources if isinstance(on, pikepdf.Page) else dictionary.get("/Resources", pikepdf.Dictionary())
    _look_at_states(resources, seen)
    group = dictionary.get("/Group", pikepdf.Dictionary())
    seen.transparent = seen.transparent or group.get("/S") == pikepdf.Name.Transparency
    painted = resources.get("/XObject", pikepdf.Dictionary())
    stack: list[tuple[pikepdf.Matrix, int]] = []
    hidden: list[bool] = []  # whether each mark that is open is one of optional content, as the stamp is
    mode = 0
    for step in pikepdf.parse_content_stream(on, _LOOKED_AT):
        operator = str(step.operator)
        if not any(hidden):
            _note(operator, mode, seen)
        if operator == "q":
            stack.append((matrix, mode))
        elif operator == "Q" and stack:
            matrix, mode = stack.pop()
        elif operator == "Tr":
            mode = int(step.operands[0])
        elif operator == "cm":
            matrix = pikepdf.Matrix(*(float(number) for number in step.operands)) @ matrix
        elif operator in {"BMC", "BDC"}:
            hidden.append(step.operands[0] == pikepdf.Name.OC)
        elif operator == "EMC" and hidden:
            hidden.pop()
        elif operator == "Do":
            _paint(painted.get(str(step.operands[0])), matrix, seen, depth)


def _note(operator: str, mode: int, seen: _Seen) -> None:
    seen.words = seen.words or operator in _SHOWING
    seen.letters = seen.letters or (operator in _SHOWING and mode != _INVISIBLE)
    seen.lines = seen.lines or operator in _DRAWING


def _paint(stream: pikepdf.Object | None, matrix: pikepdf.Matrix, seen: _Seen, depth: int) -> None:
    if not isinstance(stream, pikepdf.Stream):
        return
    if stream.get("/Subtype") == pikepdf.Name.Form and depth < _DEEPEST:
        own = pikepdf.Matrix(*(float(number) for number in stream.get("/Matrix", [1, 0, 0, 1, 0, 0])))
        _look(stream, own @ matrix, seen, depth + 1)
    elif stream.get("/Subtype") == pikepdf.Name.Image:
        seen.transparent = seen.transparent or "/SMask" in stream
        across, down = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
        if across and down:
            parts = [stream, *([stream.Mask] if isinstance(stream.get("/Mask"), pikepdf.Stream) else [])]
            fineness = max(min(int(part.Width) / across, int(part.Height) / down) for part in parts)
            found = abs(matrix.a * matrix.d - matrix.b * matrix.c), fineness
            seen.pictures.append(found)
            if len(parts) > 1 and bool(stream.Mask.get("/ImageMask", False)):
                seen.strokes.append(found)


def _look_at_states(resources: pikepdf.Object, seen: _Seen) -> None:
    """Graphics states that let what is below shine through."""
    for state in dict(resources.get("/ExtGState", pikepdf.Dictionary())).values():
        mode = state.get("/BM", pikepdf.Name.Normal)
        modes = {str(one) for one in mode} if isinstance(mode, pikepdf.Array) else {str(mode)}
        seen.unknown_mode = seen.unknown_mode or not modes <= _MODES
        faint = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        masked = isinstance(state.get("/SMask"), pikepdf.Dictionary)
        seen.transparent = seen.transparent or faint or masked or not modes <= {"/Normal", "/Compatible"}


def _blends_in_known_colours(page: pikepdf.Page) -> bool:
    """Whether the page's group names the colour space in which it is mixed."""
    return "/CS" in page.obj.get("/Group", pikepdf.Dictionary())
