import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist.model.description import By, Description
from archivist.model.geometry import Box
from archivist.model.text import Word
from archivist.ocr.fields import describe, page_fields, starts_document
from tests.ocr.typed import DECISION, LAST_PAGE, LETTER, LONG, SIZE, body, page, page_of, run

FIRST = DECISION[:-8]


def test_a_document_of_one_page() -> None:
    assert describe([("p1", page(DECISION))]).values() == {
        "agency": "ỦY BAN NHÂN DÂN XÃ HÒA BẮC",
        "notation": "QĐ-UBND",
        "number": "39",
        "code": "39/QĐ-UBND",
        "place": "Hòa Bắc",
        "date": "2024-04-12",
        "doc_type": "QUYẾT ĐỊNH",
        "subject": "Về việc thành lập Ban chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn xã Hòa Bắc",
        "keyword": "thành lập; ban chỉ đạo; phòng, chống; thiên tai",
        "language": "01",
        "recipients": "Như Điều 2; UBND huyện (b/c); Lưu: VT, VP",
        "signer_authority": "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
        "signer_title": "PHÓ CHỦ TỊCH",
        "signer_name": "Phạm Công Tuấn",
    }


def test_the_head_is_of_the_first_page_and_the_foot_of_the_last() -> None:
    whole = describe([("p1", page(FIRST)), ("p2", page(body(200, LONG, LONG))), ("p3", page(LAST_PAGE))])
    assert {e.field: e.origin.page_id for e in whole.entries if e.field in ("code", "signer_name")} == {
        "code": "p1",
        "signer_name": "p3",
    }
    assert whole.value("signer_name") == "Lê Thị Hoa"


def test_an_annex_behind_the_signature_has_no_say() -> None:
    assert describe([("p1", page(LETTER)), ("p2", page(body(200, LONG, LONG)))]).value("signer_name") == "Đỗ Đức Bình"


def test_a_page_tells_what_stands_on_it() -> None:
    assert set(page_fields("p", page(LAST_PAGE)).values()) == {
        "recipients",
        "signer_authority",
        "signer_title",
        "signer_name",
    }
    assert page_fields("p", page(FIRST)).value("doc_type") == "QUYẾT ĐỊNH"


def test_every_entry_is_a_proposal_of_the_machine_with_its_place() -> None:
    for entry in describe([("p1", page(DECISION))]).entries:
        assert entry.origin.by is (By.RULE if entry.field in ("keyword", "language") else By.MACHINE)
        assert entry.origin.page_id == "p1"
        assert entry.origin.box is not None
        assert entry.origin.read != ""
        assert entry.origin.rule != ""
        assert 0.0 <= entry.origin.confidence <= 1.0


def test_nothing_to_describe() -> None:
    assert describe([]) == Description()
    assert describe([("p1", page_of([]))]) == Description()
    assert page_fields("p1", page_of([run(700, 900, "chữ")])) == Description()


def test_other_scripts_and_twenty_thousand_words() -> None:
    many = page_of([run(10, 0.11 * i, "公文 chữ Привет ba", height=5) for i in range(5000)])
    assert describe([("p1", many)]).value("agency") == ""


@pytest.mark.parametrize("hostile", ["(" * 100_000, "Số CCCD: " * 11_000, "ngày tháng năm " * 6_000, "\u202e=1+1" * 20_000])
def test_a_line_of_a_hundred_thousand_letters_speaks_of_no_field(hostile: str) -> None:
    endless = Word(hostile, Box(230.0, 600.0, 1400.0, 628.0), 0.9)
    lines = [run(*line) for line in DECISION]
    told = describe([("p1", page_of([*lines, [endless]]))])
    assert told.values() == describe([("p1", page_of(lines))]).values()


PIECES = [
    "Số:",
    "/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Nơi nhận:",
    "Kính gửi:",
    "ngày",
    "tháng 02 năm",
    "QUYẾT ĐỊNH",
    "-",
]
PIECES += ["V/v", "KT. CHỦ TỊCH", "TM.", "ỦY BAN NHÂN DÂN", "(", "Lưu: VT", "Nguyễn Văn An", "MẬT", "/", ":"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PIECES) | st.text(min_size=1, max_size=20),
            st.floats(0, SIZE[0]),
            st.floats(0, SIZE[1]),
            st.floats(0, 1),
        ),
        max_size=25,
    )
)
def test_no_page_is_too_strange(pieces: list[tuple[str, float, float, float]]) -> None:
    text = page_of([run(x, y, piece, confidence) for piece, x, y, confidence in pieces])
    found = describe([("p1", text), ("p2", text)])
    assert all(value.strip() for value in found.values().values())
    assert 0.0 <= starts_document(text) <= 1.0
