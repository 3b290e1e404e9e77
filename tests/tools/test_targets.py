"""Targets are told as met only where they are."""

import pytest

from tools.bench.targets import Figure, target_table

GOOD = [Figure("clean", 0.004, 0.03, 0.05, upright=True), Figure("folded", 0.03, 0.2, 0.1, upright=True)]


def rows(figures: list[Figure], ours: float = 0.7, plain: float = 1.0) -> dict[str, bool]:
    lines = target_table(figures, ours, plain).splitlines()[2:]
    return {line.split("|")[1].strip(): line.endswith("| met |") for line in lines}


def test_a_good_set_meets_all() -> None:
    told = rows(GOOD)
    assert all(told.values())
    assert {"character errors, clean", "character errors, folded", "CPU ÷ plain Tesseract"} <= told.keys()


@pytest.mark.parametrize(
    ("worse", "missed"),
    [
        (Figure("clean", 0.02, 0.03, 0.05, upright=True), "character errors, clean"),
        (Figure("folded", 0.05, 0.2, 0.05, upright=True), "character errors, folded"),
        (Figure("clean", 0.004, 0.03, 0.05, upright=False), "pages turned the wrong way"),
        (Figure("clean", 0.004, 0.03, 1.5, upright=True), "skew off by, 95 of 100 pages"),
    ],
)
def test_each_target_may_be_missed(worse: Figure, missed: str) -> None:
    kept = [f for f in GOOD if f.kind != worse.kind]
    assert not rows([*kept, worse])[missed]


def test_half_the_errors_of_the_plain_engine_and_eight_tenths_of_its_time() -> None:
    assert not rows([Figure("clean", 0.004, 0.006, 0.0, upright=True)])["character errors ÷ plain Tesseract's, median"]
    assert not rows(GOOD, ours=0.9)["CPU ÷ plain Tesseract"]


def test_photographs_have_no_skew() -> None:
    assert "skew off by, median" not in rows([Figure("photo", 0.01, 0.1, None, upright=True)])


@pytest.mark.parametrize(("kind", "errors", "met"), [("turned", 0.02, True), ("photo", 0.02, True), ("turned", 0.03, False)])
def test_turned_and_photographed_pages_stand_beside_the_others(kind: str, errors: float, met: bool) -> None:
    told = rows([*GOOD, Figure(kind, errors, 0.2, 0.0, upright=True)])
    assert told[f"character errors, {kind} ÷ scanned upright"] is met


def test_without_such_pages_or_without_errors_there_is_no_such_row() -> None:
    assert not any("÷ scanned upright" in row for row in rows(GOOD))
    perfect = [Figure("clean", 0.0, 0.1, 0.0, upright=True), Figure("photo", 0.01, 0.1, None, upright=True)]
    assert not any("÷ scanned upright" in row for row in rows(perfect))
