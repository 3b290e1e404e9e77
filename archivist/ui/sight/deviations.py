"""What is unusual of pages beside the others of their dossier: their way up, size, sharpness, contrast, certainty."""

from collections.abc import Mapping
from statistics import median
from typing import Any

from archivist.storage.workspace import Workspace
from archivist.translation import N_

OTHER_SIZE = 0.08  # share by which a side differs from what is usual
BLURRED, FAINT = 0.4, 0.5  # of what is usual
HARD = 0.6  # mean certainty of the words

WAY_UP, SIZE, BLUR, PALE, READING = (
    N_("which way up?"), N_("other size"), N_("blurred"), N_("faint"), N_("hard to read")
)  # fmt: skip


def deviations_of(workspace: Workspace, dossier_id: str) -> dict[str, str]:
    """By page, for those that deviate: the first word that fits, a source of the translation. Raises NotFound."""
    sizes = {p.page_id: sorted(p.master.size) for p in workspace.pages(dossier_id)}
    kept = workspace.results("clean", list(sizes))
    whole = {i: row.value["measures"] for i, row in kept.items() if row.trouble is None}
    measured = {i: measures for i, measures in whole.items() if not measures["blank"]}
    read = workspace.results("read", list(measured))
    sure = {i: float(row.value.get("confidence", 1.0)) for i, row in read.items() if row.trouble is None and row.value}
    if not measured:
        return {}
    usual = {name: median(float(m[name]) for m in measured.values()) for name in ("sharpness", "contrast")}
    sides = [median(sizes[i][side] for i in measured) for side in (0, 1)]
    found = {i: _word(m, usual, sizes[i], sides, sure.get(i, 1.0)) for i, m in measured.items()}
    return {i: word for i, word in found.items() if word}


def _word(measures: Mapping[str, Any], usual: Mapping[str, float], size: list[int], sides: list[float], sure: float) -> str:
    tests = {
        WAY_UP: not measures["rotation_sure"],
        SIZE: any(abs(own - other) > OTHER_SIZE * other for own, other in zip(size, sides, strict=True)),
        BLUR: measures["sharpness"] < BLURRED * usual["sharpness"],
        PALE: measures["contrast"] < FAINT * usual["contrast"],
        READING: sure < HARD,
    }
    return next((word for word, true in tests.items() if true), "")
