from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archivist.model.correction import Correction, corrected, place_of
from archivist.model.geometry import Box
from archivist.model.text import Line, PageText, Word

SIZE = 1000, 1400


def line(text: str, top: float, left: float = 100) -> Line:
    at, words = left, []
    for word in text.split():
        words.append(Word(word, Box(at, top, at + 10 * len(word), top + 20), 0.5))
        at += 10 * len(word) + 8
    return Line(tuple(words))


READ = PageText(
    (line("Quyet định số l2", 100), line("về việc xây dưng đường", 140), line("Nơi nhận", 900)), SIZE, 300.0, "e", "vie"
)


def said(number: int, text: str, *, exact: bool = False) -> Correction:
    return Correction(place_of(READ, READ.lines[number]), READ.lines[number].text, text, exact)


def test_words_that_are_the_same_keep_their_places_and_the_others_get_those_of_what_they_stand_for() -> None:
    after = corrected(READ, [said(0, "Quyết định số 12")])
    assert after.text.splitlines() == ["Quyết định số 12", "về việc xây dưng đường", "Nơi nhận"]
    assert [w.box for w in after.lines[0].words] == [w.box for w in READ.lines[0].words]
    assert {w.confidence for w in after.lines[0].words} == {1.0}
    assert after.lines[1:] == READ.lines[1:]


def test_words_that_were_run_together_or_missing_share_the_place() -> None:
    after = corrected(READ, [said(2, "Nơi nhận: các thôn")])
    words = after.lines[2].words
    assert [w.text for w in words] == ["Nơi", "nhận:", "các", "thôn"]
    assert words[0].box == READ.lines[2].words[0].box
    assert words[1].box.left == READ.lines[2].words[1].box.left
    assert abs(words[3].box.right - READ.lines[2].words[1].box.right) < 1e-6
    assert all(one.box.right < other.box.left for one, other in pairwise(words))


def test_a_line_in_which_nothing_is_written_goes() -> None:
    assert [x.text for x in corrected(READ, [said(1, "")]).lines] == ["Quyet định số l2", "Nơi nhận"]


def test_a_line_is_found_again_when_the_page_was_turned_or_read_anew() -> None:
    elsewhere = PageText((line("Nơi nhận", 40), line("Quyet định số l2", 700, left=300)), SIZE, 300.0, "e", "vie")
    assert corrected(elsewhere, [said(0, "Quyết định số 12")]).text == "Nơi nhận\nQuyết định số 12"
    otherwise = PageText((line("Quyết dinh sô 12", 102),), SIZE, 300.0, "e", "vie")
    assert corrected(otherwise, [said(0, "Quyết định số 12")]).text == "Quyết định số 12"


def test_what_a_person_said_is_not_lost_where_nothing_is_read_any_more() -> None:
    gone = PageText((line("Nơi nhận", 900),), SIZE, 300.0, "e", "vie")
    after = corrected(gone, [said(0, "Quyết định số 12")])
    assert after.text.splitlines() == ["Quyết định số 12", "Nơi nhận"]


def test_a_value_is_put_only_where_just_that_is_read() -> None:
    part = Correction(place_of(READ, Line(READ.lines[1].words[2:4])), "xây dưng", "xây dựng", exact=True)
    assert corrected(READ, [part]).lines[1].text == "về việc xây dựng đường"
    other = Correction(part.box, "xây", "sửa", exact=True)
    assert corrected(READ, [other]) == READ
    nowhere = Correction(Box(0.8, 0.5, 0.9, 0.6), "xây", "sửa", exact=True)
    assert corrected(READ, [nowhere]) == READ


def test_one_correction_after_the_other() -> None:
    after = corrected(READ, [said(0, "Quyết định số 12"), said(1, "về việc xây dựng đường")])
    assert after.text.splitlines()[:2] == ["Quyết định số 12", "về việc xây dựng đường"]


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Zs", "Zl", "Zp", "Cc")), min_size=1, max_size=9), max_size=9
)


@given(WORDS, st.integers(0, 2))
def test_the_line_says_what_was_said_within_its_place(words: list[str], number: int) -> None:
    place, new = READ.lines[number].box, " ".join(" ".join(words).split())
    after = corrected(READ, [said(number, new)])
    assert (" ".join(after.lines[number].text.split()) if new else "") == new
    assert len(after.lines) == (3 if new else 2)
    for word in after.lines[number].words if new else ():
        assert place.left - 1e-6 <= word.box.left <= word.box.right <= place.right + 1e-6
