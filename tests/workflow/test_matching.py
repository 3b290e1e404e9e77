"""Rows of a list find their documents; what could be about two is about none."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.given import Given, Level, Why
from archivist.workflow.matching import Candidate, code_sign, matched


def paper(ordinal: int, file: str = "", **told: str) -> Candidate:
    entries = tuple(Entry(f, v, Origin(By.MACHINE)) for f, v in told.items())
    return Candidate(f"d{ordinal}", ordinal, file, Description(entries))


def row(number: int, level: Level = Level.DOCUMENT, file: str = "", ordinal: int = 0, **told: str) -> Given:
    return Given(level, "list.xlsx", number, told, "", ordinal, file)


def found(papers: list[Candidate], rows: list[Given]) -> dict[str, tuple[int, Why]]:
    return {i: (ones[0].given.row, ones[0].why) for i, ones in matched(papers, rows).items()}


def test_by_the_name_of_the_file() -> None:
    papers = [paper(1, "H49.64.2019.05.0000001.pdf"), paper(2, "scan_2.jpg")]
    rows = [row(2, file=r"D:\SH\H49.64.2019.05.0000001_signed.pdf", code="1/X-Y"), row(3, file="other.pdf")]
    assert found(papers, rows) == {"d1": (2, Why.FILE)}


def test_by_number_notation_and_date() -> None:
    papers = [
        paper(1, code="07/QĐ-UBND", date="2019-03-02"),
        paper(2, code="7/QĐ-UBND", date="2020-03-02"),
        paper(3, code="12/TB-UBND"),
        paper(4, date="2019-05-05", doc_type="BIÊN BẢN"),
    ]
    rows = [
        row(2, code="7/QĐ-UBND", date="2020-03-02"),
        row(3, code="07/qd-ubnd", date="2019-03-02"),
        row(4, code="012/TB-UBND", date="2019-01-01"),
        row(5, date="2019-05-05", doc_type="Biên bản"),
    ]
    assert found(papers, rows) == {
        "d1": (3, Why.CODE_AND_DATE), "d2": (2, Why.CODE_AND_DATE), "d3": (4, Why.CODE), "d4": (5, Why.DATE_AND_TYPE),
    }  # fmt: skip


def test_what_could_be_about_two_is_about_none() -> None:
    twice = [paper(1, code="7/QĐ-UBND"), paper(2, code="7/QĐ-UBND")]
    assert found(twice, [row(2, code="7/QĐ-UBND")]) == {}
    assert found([paper(1, code="7/QĐ-UBND")], [row(2, code="7/QĐ-UBND"), row(3, code="07/QĐ-UBND")]) == {}


def test_by_place_only_where_list_and_dossier_are_as_long() -> None:
    papers = [paper(1, subject="A"), paper(2, code="7/QĐ-UBND")]
    whole = [row(2, ordinal=1, subject="B"), row(3, ordinal=2, code="7/QĐ-UBND")]
    assert found(papers, whole) == {"d1": (2, Why.ORDINAL), "d2": (3, Why.CODE)}
    assert found(papers, whole[:1]) == {}


def test_papers_with_other_numbers_are_other_papers() -> None:
    papers = [paper(1, code="7/QĐ-UBND", date="2019-03-02", doc_type="QUYẾT ĐỊNH")]
    assert found(papers, [row(2, ordinal=1, code="8/QĐ-UBND", date="2019-03-02", doc_type="QUYẾT ĐỊNH")]) == {}


def test_a_case_has_several_papers() -> None:
    code = "000.00.01.H26-260930-0012"
    papers = [paper(1, tthc_dossier=code), paper(2, tthc_dossier=code.lower()), paper(3)]
    assert found(papers, [row(4, Level.CASE, tthc_dossier=code)]) == {"d1": (4, Why.CASE), "d2": (4, Why.CASE)}


def test_each_list_gives_one_row() -> None:
    other = Given(Level.DOCUMENT, "other.csv", 9, {"code": "7/QĐ-UBND"})
    ones = matched([paper(1, code="7/QĐ-UBND")], [row(2, code="7/QĐ-UBND"), other])["d1"]
    assert [one.given.where for one in ones] == ["list.xlsx, 2", "other.csv, 9"]


SAID = st.fixed_dictionaries(
    {},
    optional={
        "code": st.sampled_from(["7/QĐ-UBND", "07/QĐ-UBND", "8/TB-UBND"]),
        "date": st.sampled_from(["2019-03-02", "2020-01-01"]),
    },
)


@given(st.lists(SAID, max_size=5), st.lists(st.tuples(SAID, st.integers(0, 5)), max_size=5))
def test_no_row_is_about_two_documents_and_none_with_another_number(
    papers: list[dict[str, str]], rows: list[tuple[dict[str, str], int]]
) -> None:
    candidates = [paper(n, **told) for n, told in enumerate(papers, 1)]
    ones = matched(candidates, [row(n, Level.DOCUMENT, "", ordinal, **told) for n, (told, ordinal) in enumerate(rows, 2)])
    used = [one.given.row for found in ones.values() for one in found]
    assert len(used) == len(set(used))
    for candidate in candidates:
        for one in ones.get(candidate.document_id, ()):
            codes = {code_sign(candidate.description.values()), code_sign(one.given.values)} - {""}
            assert len(codes) < 2
