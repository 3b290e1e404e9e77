from archivist.model.text import Line
from archivist.ocr.vocabulary import core, known_turns, turn_at, vocabulary_of
from tests.ocr.typed import run


def test_marks_around_a_word_are_no_part_of_it() -> None:
    assert [core(text) for text in ("(tổ,", "“bổ", "sung”.", "./.", "29/QĐ")] == ["tổ", "bổ", "sung", "", "29/QĐ"]


def test_turns_are_known_by_their_bare_letters() -> None:
    assert known_turns()["to dan pho"] == "tổ dân phố"
    assert turn_at(["cac", "to", "dan", "pho"], 1) == ("tổ", "dân", "phố")
    assert turn_at(["cac", "to", "dan", "pho"], 0) == ()


def test_a_turn_of_two_spellings_is_not_certain() -> None:
    assert "phan bo" not in known_turns()
    assert "cong tac" not in known_turns()


def test_the_sure_words_of_the_page_count_too() -> None:
    known = vocabulary_of([Line(tuple(run(0, 0, "giống lợn nái")))])
    assert known.near("giông") == ["giống"]
    assert ("giống", "lợn") in known.pairs


def test_unsure_words_and_names_of_the_page_do_not() -> None:
    unsure, name = Line(tuple(run(0, 0, "giống", 0.5))), Line(tuple(run(0, 50, "Giống")))
    assert vocabulary_of([unsure, name]).near("giông") == []


def test_a_letter_more_or_less() -> None:
    known = vocabulary_of([])
    assert "nghiệp" in known.near("nghiêpp")
    assert known.near("nghiêpp", only_accents=True) == []
