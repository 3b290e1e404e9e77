"""What is typed becomes terms; what is found is shown with the words lit."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.model.search import Piece, Term, passage_of, says_any, terms_of


def test_diacritics_count_where_they_are_typed() -> None:
    with_marks, without = terms_of("Quyết dinh ")
    assert (with_marks.words, with_marks.marked) == (("quyết",), True)
    assert (without.words, without.marked) == (("dinh",), False)
    assert with_marks.says("QUYẾT")
    assert not with_marks.says("quyet")
    assert without.says("ĐỊNH")
    assert without.says("dinh")


def test_the_last_word_may_only_be_begun() -> None:
    (term,) = terms_of("quy")
    assert term.begun
    assert term.says("quyết")
    assert not terms_of("quy ")[0].begun
    assert not terms_of("q")[0].begun
    assert not terms_of('"quy"')[0].begun


def test_a_number_with_its_notation_is_one_term() -> None:
    assert terms_of("12/QĐ-UBND ") == (Term(("12", "qđ", "ubnd"), marked=True),)
    assert terms_of('"ho so" luu ') == (Term(("ho", "so")), Term(("luu",)))
    assert terms_of("- / *") == ()


def test_the_passage_is_where_the_words_stand_together() -> None:
    said = "hồ " + "x " * 200 + "một hồ\nsơ lưu trữ" + " y" * 200
    pieces = passage_of(said, terms_of("ho so "))
    assert [p.text for p in pieces if p.lit] == ["hồ", "sơ"]
    assert (pieces[0], pieces[-1]) == (Piece("… "), Piece(" …"))
    assert all("\n" not in p.text for p in pieces)


def test_a_passage_without_the_words_is_the_beginning() -> None:
    assert passage_of("một hai", terms_of("ba")) == (Piece("một hai"),)


def test_words_of_a_page_are_found_one_by_one() -> None:
    terms = terms_of("quyet dinh ")
    assert says_any(terms, "QUYẾT")
    assert not says_any(terms, "HÀNH")


@given(st.text(max_size=60), st.text(max_size=300))
def test_anything_may_be_typed(typed: str, said: str) -> None:
    terms = terms_of(typed)
    whole = "".join(p.text for p in passage_of(said, terms))
    assert len(whole) <= len(said) + 4
