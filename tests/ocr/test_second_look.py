import pytest

from archivist.model.geometry import Box
from archivist.model.text import Word
from archivist.ocr.second_look import merged, unsure_signature
from tests.ocr.typed import DPI, LONG, SIZE, body, centred, foot, page, page_of, run

UPPER = body(200, LONG, LONG)
RECIPIENTS = ["- Như trên;", "- Lưu: VT."]
PLACE = Box(700, 300, 1654, 900)


def texts(runs: list[list[Word]]) -> list[str]:
    return [" ".join(w.text for w in r) for r in runs]


def test_a_hidden_signature_is_looked_at_again() -> None:
    place = unsure_signature(page([*UPPER, *foot(350, RECIPIENTS, ["KT. GIÁM ĐỐC"])]).lines, SIZE, DPI)
    assert place is not None
    assert place.top >= 278
    assert place.left > 380
    assert place.bottom - place.top == pytest.approx(75 / 25.4 * DPI, abs=2)


def test_one_that_was_read_well_is_left_alone() -> None:
    assert unsure_signature(page([*UPPER, *foot(350, RECIPIENTS, ["GIÁM ĐỐC", "Đỗ Đức Bình"])]).lines, SIZE, DPI) is None


def test_a_page_of_text_alone_has_none() -> None:
    assert unsure_signature(page(body(200, *[LONG] * 40)).lines, SIZE, DPI) is None
    assert unsure_signature((), SIZE, DPI) is None


def test_a_heading_alone_is_no_running_text() -> None:
    assert unsure_signature(page([centred(300, "HỒ SƠ")]).lines, SIZE, DPI) is None


def test_the_better_reading_of_a_row_stays_whole() -> None:
    first = [run(900, 400, "GIAM DOC", 0.5), run(900, 700, "Đỗ Đức Bình", 0.95)]
    second = [run(900, 401, "GIÁM ĐỐC", 0.9), run(900, 700, "Do Duc Binh", 0.5)]
    assert sorted(texts(merged(first, second, PLACE))) == ["GIÁM ĐỐC", "Đỗ Đức Bình"]


def test_what_only_the_second_look_read_is_added() -> None:
    assert texts(merged([], [run(900, 400, "KT. GIÁM ĐỐC", 0.9)], PLACE)) == ["KT. GIÁM ĐỐC"]


def test_what_neither_read_with_confidence_is_seal_and_pen() -> None:
    assert merged([run(900, 500, "ưỰAs", 0.2)], [run(900, 500, "Và ĐỚC", 0.3)], PLACE) == []


def test_text_outside_and_running_text_across_the_edge_stay() -> None:
    outside, across = run(230, 350, "- Như trên;", 0.3), run(300, 320, "quyết định việc này theo thẩm quyền./.", 0.9)
    kept = merged([outside, across], [run(720, 320, "theo thẩm quyền", 0.99)], PLACE)
    assert texts(kept) == ["- Như trên;", "quyết định việc này theo thẩm quyền./."]


def test_columns_taken_for_one_run_are_parted() -> None:
    both = [*run(230, 400, "- Như trên;", 0.9), *run(1100, 400, "GIAM DOC", 0.5)]
    assert texts(merged([both], [run(1100, 400, "GIÁM ĐỐC", 0.9)], PLACE)) == ["- Như trên;", "GIÁM ĐỐC"]


def test_an_empty_page_of_runs() -> None:
    assert page_of([]).lines == ()
    assert merged([], [], PLACE) == []
