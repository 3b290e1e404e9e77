"""Doubts about how good the pictures of pages are, the worst first; computed from measures and never stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log10
from statistics import median

from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.measures import Measures
from archivist.model.sheet_size import is_archive_size, likely_dpi, sheet_mm
from archivist.settings import Quality
from archivist.translation import N_
from archivist.workflow.pages import PageState

_LEAST_PAGES = 5  # of a batch; of fewer none is usual
_SPREAD = 1.4826  # the median deviation of a normal spread, in standard deviations (Rousseeuw, Croux 1993)
# What every batch may spread without being unlike: paper and contrast in grey levels, blur in mm, sides as shares, skew in
# degrees, ink in decades: a page with hardly any among full ones is nearly blank.
_FLOORS = {"paper": 8.0, "contrast": 20.0, "blur": 0.02, "short": 0.02, "long": 0.02, "skew": 0.5, "ink": 0.25}
_LEAST_INK = 1e-5  # less is none

Figures = dict[str, float]


def quality_doubts(states: Iterable[PageState], bounds: Quality) -> Iterator[Doubt]:
    """What each page asks for by its own measures; then the pages that are unlike the rest of their batch."""
    seen = [(s, s.cleaned.measures) for s in states if s.cleaned and s.in_tray is None and s.cleaned.measures.quality]
    for state, measures in seen:
        yield from _own(state, measures, bounds)
    batches: dict[str, list[tuple[PageState, Measures]]] = defaultdict(list)
    for state, measures in seen:
        batches[state.page.batch_id].append((state, measures))
    for batch in batches.values():
        yield from _unlike(batch, bounds.unlike)


def _own(state: PageState, measures: Measures, bounds: Quality) -> Iterator[Doubt]:
    quality = measures.quality
    if quality is None:
        return
    if quality.blur_mm > bounds.most_blur:
        yield _doubt(state, "page.blurred", N_("The print of {name} is blurred."), _AGAIN)
    if measures.contrast < bounds.least_contrast:
        yield _doubt(state, "page.faint", N_("The print of {name} is faint."), _DARKER)
    if measures.paper < bounds.darkest_paper:
        yield _doubt(state, "page.dark", N_("{name} is dark."), _LIGHTER, Severity.NOTE)
    if quality.cast > bounds.most_cast:
        yield _doubt(state, "page.colour-cast", N_("The paper of {name} has a colour that paper has not."), _COLOUR)
    if quality.cut >= bounds.cut_letters:
        yield _doubt(state, "page.cut-off", N_("The edge of {name} cuts letters off."), _WHOLE)
    yield from _odd_size(state, bounds.size_tolerance)


def _odd_size(state: PageState, tolerance: float) -> Iterator[Doubt]:
    master = state.page.master
    size = state.recipe.size(master.size)
    if is_archive_size(size, master.dpi, tolerance):
        return
    short, long = sheet_mm(size, master.dpi)
    likely = likely_dpi(size)
    told = {"name": state.page.name, "short": round(short), "long": round(long), "dpi": round(master.dpi), "likely": likely}
    place = Place(state.page.page_id, file=state.page.name)
    if likely:
        sentence = N_("At {dpi} dpi {name} would be a sheet of {short} × {long} mm; at {likely} dpi it is A4.")
        yield Doubt("page.declared-dpi", Severity.MINOR, sentence, _RESOLUTION, place, told)
    else:
        sentence = N_("At {dpi} dpi {name} is a sheet of {short} × {long} mm, which is no size from A5 to A3.")
        yield Doubt("page.odd-size", Severity.NOTE, sentence, _RESOLUTION, place, told)


def _unlike(batch: Sequence[tuple[PageState, Measures]], most: float) -> Iterator[Doubt]:
    """The pages of a batch that differ from what is usual in it, the worst first."""
    for deviation, state in ranked(batch):
        if deviation > most:
            yield _doubt(
                state, "page.unlike-batch", N_("{name} looks unlike the other pages of its batch."), _COMPARE, Severity.NOTE
            )


def ranked(batch: Sequence[tuple[PageState, Measures]]) -> list[tuple[float, PageState]]:
    """How far each page is from what is usual in its batch, in usual spreads, the worst first; nothing of a few pages."""
    if len(batch) < _LEAST_PAGES:
        return []
    figures = [_figures(state, measures) for state, measures in batch]
    usual = {name: median(f[name] for f in figures) for name in _FLOORS}
    spread = {
        name: max(floor, _SPREAD * median(abs(f[name] - usual[name]) for f in figures)) for name, floor in _FLOORS.items()
    }
    far = [max(abs(f[name] - usual[name]) / spread[name] for name in _FLOORS) for f in figures]
    return sorted(((d, state) for d, (state, _) in zip(far, batch, strict=True)), key=lambda pair: -pair[0])


def _figures(state: PageState, measures: Measures) -> Figures:
    short, long = sheet_mm(state.recipe.size(state.page.master.size), state.page.master.dpi)
    blur = measures.quality.blur_mm if measures.quality else 0.0
    return {
        "paper": measures.paper,
        "contrast": measures.contrast,
        "blur": blur,
        "short": short / 210,
        "long": long / 297,
        "skew": measures.skew_deg,
        "ink": log10(max(measures.ink, _LEAST_INK)),
    }


def _doubt(state: PageState, code: str, sentence: str, remedy: str, severity: Severity = Severity.MINOR) -> Doubt:
    place = Place(state.page.page_id, file=state.page.name)
    return Doubt(code, severity, sentence, remedy, place, {"name": state.page.name})


_AGAIN = N_("Wipe the glass, press the sheet flat and scan it again.")
_DARKER = N_("Scan it again with more contrast, unless the paper itself is so faint.")
_LIGHTER = N_("Scan it again lighter, unless the paper itself is so dark.")
_COLOUR = N_("Scan it again with the scanner's own light and colours, unless the paper itself is coloured.")
_WHOLE = N_("Lay the whole sheet on the glass and scan it again.")
_RESOLUTION = N_("Check at which resolution it was scanned, and take it in again with the right one.")
_COMPARE = N_("Look whether it belongs here, and whether it was scanned like the others.")
