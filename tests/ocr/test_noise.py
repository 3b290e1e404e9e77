from archivist.model.geometry import Box
from archivist.model.text import Word
from archivist.ocr.noise import clean
from tests.ocr.typed import DPI, LONG, run

PRINT = [run(200, 100 + 50 * i, LONG) for i in range(5)]


def left_of(extra: list[Word]) -> list[str]:
    """What is left of a run that stands on a page of print."""
    kept = clean([*PRINT, extra], DPI)
    return [r.text for r in kept if r.box.top >= 1000]


def test_clean_print_is_left_alone() -> None:
    assert [r.text for r in clean(PRINT, DPI)] == [LONG] * 5


def test_unsure_marks_and_stray_letters_are_dropped() -> None:
    assert left_of(run(300, 1000, "“ . `~ |", 0.3)) == []
    assert left_of(run(300, 1000, "ñ) Z /", 0.4)) == []


def test_the_high_strokes_of_a_signature_are_dropped() -> None:
    assert left_of([Word("(ly", Box(900, 1000, 1100, 1180), 0.25)]) == []


def test_the_remains_of_a_border_are_cut_off_a_line() -> None:
    assert left_of([*run(20, 1000, "=", 0.4), *run(200, 1000, "Trạm Y tế")]) == ["Trạm Y tế"]
    assert left_of([*run(200, 1000, "Trạm Y tế"), *run(1500, 1000, "|", 0.4)]) == ["Trạm Y tế"]


def test_dashes_of_a_list_and_full_stops_stay() -> None:
    assert left_of([*run(200, 1000, "-", 0.5), *run(240, 1000, "Như trên"), *run(420, 1000, ";", 0.5)]) == ["- Như trên ;"]


def test_a_single_sure_word_or_number_stays() -> None:
    assert left_of(run(800, 1000, "2", 0.9)) == ["2"]
    assert left_of(run(800, 1000, "Y", 0.61)) == ["Y"]


def test_an_unsure_word_among_sure_ones_stays() -> None:
    assert left_of([*run(200, 1000, "Số:"), *run(270, 1000, "O4", 0.3), *run(330, 1000, "/QĐ-UBND")]) == ["Số: O4 /QĐ-UBND"]


def test_bars_of_a_table_are_no_words_however_sure() -> None:
    read = [*run(200, 1000, "2_", 0.84), *run(300, 1000, "|", 0.96), *run(330, 1000, "Kế toán"), *run(560, 1000, "|", 0.97)]
    assert left_of(read) == ["2 Kế toán"]


def test_an_unsure_mark_between_words_is_a_speck() -> None:
    assert left_of([*run(200, 1000, "năm 2024"), *run(400, 1000, ":", 0.1), *run(430, 1000, "của")]) == ["năm 2024 của"]
