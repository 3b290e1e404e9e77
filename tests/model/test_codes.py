import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.codes import AgencyCode, DocCode, FileCode
from archivist.troubles import BadCode

groups = st.text("0123456789ABCDEFGH", min_size=1, max_size=4)
agencies = st.builds(lambda head, tail: ".".join([f"H{head:02d}", *tail]), st.integers(1, 63), st.lists(groups, max_size=4))
notations = st.one_of(st.integers(1, 9999).map(str), st.just("05.TCCB"), st.just("160-ĐC"))


@given(agencies, st.integers(1900, 2026), notations)
def test_a_file_code_prints_and_reads_back(agency: str, year: int, notation: str) -> None:
    code = FileCode(agency, year, notation)
    read = FileCode.parse(str(code))
    assert str(read) == str(code)


def test_the_year_of_the_circulars_own_example_is_found() -> None:
    assert FileCode.parse("H49.64.33.2001.160") == FileCode("H49.64.33", 2001, "160")


def test_document_codes_have_seven_digits_and_the_file_name_has_not() -> None:
    code = DocCode(FileCode.parse("H49.64.33.2001.160"), 12)
    assert str(code) == "H49.64.33.2001.160.0000012"
    assert code.doc_id == "H49.64.33.2001.160.12"
    assert DocCode.parse(str(code)) == DocCode.parse(code.doc_id) == code


def test_the_archives_code_goes_in_front() -> None:
    assert FileCode.parse("H49.64.33.2001.160").archived_by("H49.01") == "H49.01.H49.64.33.2001.160"


@pytest.mark.parametrize("text", ["H49", "h49.64", "H4.64", "H49..64", "H49.64 ", "Å49", "H49." + "A" * 40])
def test_what_is_no_agency_code_is_refused(text: str) -> None:
    if text == "H49":
        assert AgencyCode.parse(text).level == 1
        return
    with pytest.raises(BadCode):
        AgencyCode.parse(text)


@pytest.mark.parametrize("text", ["", "2001.160", "H49.64.160", "H49.2001", "H49.64.2001.", "H49.2001.1/2", "H49.2001.1\n2"])
def test_what_is_no_file_code_is_refused(text: str) -> None:
    with pytest.raises(BadCode):
        FileCode.parse(text)


@pytest.mark.parametrize("text", ["H49.64.33.2001.160.0", "H49.64.33.2001.160.x", "H49.64.33.2001.160.²"])
def test_what_is_no_document_code_is_refused(text: str) -> None:
    with pytest.raises(BadCode):
        DocCode.parse(text)
