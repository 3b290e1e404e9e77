import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archivist.model.check_character import check_character, with_check, without_check
from archivist.troubles import WrongCheck

CODE = "H49.64.33.2001.160"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
codes = st.text(SIGNS, min_size=2, max_size=30)


@given(codes)
def test_the_weighted_sum_leaves_one(code: str) -> None:
    """What the standard asks for: values weighted with powers of two, the check character's with 1, are 1 modulo 37."""
    values = [(SIGNS + "*").index(character) for character in code + check_character(code)]
    assert sum(value * 2**weight for weight, value in enumerate(reversed(values))) % 37 == 1


@given(codes)
def test_a_printed_code_reads_back(code: str) -> None:
    assert without_check(with_check(code)) == without_check(code) == code


@given(codes, st.data())
def test_one_wrong_character_is_caught(code: str, data: st.DataObject) -> None:
    at, other = data.draw(st.integers(0, len(code) - 1)), data.draw(st.sampled_from(SIGNS))
    assume(code[at] != other)
    assert check_character(code[:at] + other + code[at + 1 :]) != check_character(code)


@given(codes, st.data())
def test_two_neighbours_exchanged_are_caught(code: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(code) - 2))
    assume(code[at] != code[at + 1])
    exchanged = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert check_character(exchanged) != check_character(code)


def test_marks_and_case_do_not_count() -> None:
    assert check_character("h49.64.2001.Đ12") == check_character("H49642001D12")


def test_a_wrong_code_is_refused_and_the_nearest_offered() -> None:
    typed = with_check(CODE).replace("160", "166")
    known = ["H49.64.33.2001.166", "H49.64.33.1999.12", CODE]
    with pytest.raises(WrongCheck) as refused:
        without_check(typed, known)
    assert refused.value.details["nearest"] == with_check(CODE)  # the other fits the digits, but not the character


def test_nothing_is_offered_where_nothing_is_near() -> None:
    with pytest.raises(WrongCheck) as refused:
        without_check("H49.64.33.2001.166#Q", ["K07.2.1970.1"])
    assert refused.value.details["nearest"] == "–"
