import pytest

from archivist.ocr.fields import page_fields
from archivist.ocr.fields.rules import rules
from tests.ocr.fields.read import decision, fields
from tests.ocr.typed import LETTER, centred, head, page


@pytest.mark.parametrize("kind", [t.heading for t in (*rules().types, *rules().legislation) if t.name != "Công văn"])
def test_every_kind_is_known_by_its_heading(kind: str) -> None:
    assert fields(decision(number="Số: 39", heading=(kind, "Về việc thành lập tổ công tác")))["doc_type"] == kind


@pytest.mark.parametrize(
    ("read", "kind"),
    [("KÉ HOẠCH", "KẾ HOẠCH"), ("TỜ TRINH", "TỜ TRÌNH"), ("_THÔNG BÁO", "THÔNG BÁO"), ("Q U Y Ế T Đ Ị N H", "QUYẾT ĐỊNH")],
)
def test_a_misread_heading_is_set_right(read: str, kind: str) -> None:
    assert fields(decision(heading=(read, "Về việc thành lập tổ công tác")))["doc_type"] == kind


@pytest.mark.parametrize("heading", ["GIẤY CHỨNG NHẬN", "TRÍCH LỤC KHAI SINH", "ĐƠN XIN NGHỈ PHÉP"])
def test_forms_keep_their_heading(heading: str) -> None:
    assert fields(decision(heading=(heading,)))["doc_type"] == heading


def test_a_letter_has_no_heading() -> None:
    found = fields(LETTER)
    assert found["doc_type"] == "CÔNG VĂN"
    assert found["subject"] == "V/v bảo đảm an toàn thực phẩm trong dịp Tết Trung thu"


def test_an_unread_heading_is_known_from_the_notation() -> None:
    description = page_fields("p1", page(decision(heading=())))
    assert description.value("doc_type") == "QUYẾT ĐỊNH"
    entry = description.get("doc_type")
    assert entry is not None
    assert entry.origin.rule == "notation"


def test_capitals_that_name_no_kind_are_no_heading() -> None:
    assert "doc_type" not in fields(decision(number="Số: 39/UBND-VP", heading=("CHÀO MỪNG NĂM MỚI",)))


def test_the_subject_is_what_stands_centred_below() -> None:
    found = fields(
        decision(heading=("TỜ TRÌNH", "Về việc miễn nhiệm chức danh Ủy viên", "Ủy ban nhân dân xã nhiệm kỳ 2021 - 2026"))
    )
    assert found["subject"] == "Về việc miễn nhiệm chức danh Ủy viên Ủy ban nhân dân xã nhiệm kỳ 2021 - 2026"


def test_the_one_who_decides_is_no_part_of_the_subject() -> None:
    found = fields(decision(heading=("QUYẾT ĐỊNH", "Về việc thành lập tổ công tác", "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC TÂY ĐÔ")))
    assert found["subject"] == "Về việc thành lập tổ công tác"


def test_the_body_is_no_part_of_the_subject() -> None:
    found = fields(decision(heading=("BÁO CÁO", "Kết quả công tác năm 2024", "Thực hiện Kế hoạch số 12")))
    assert found["subject"] == "Kết quả công tác năm 2024"


def test_accents_of_known_turns_are_set_right() -> None:
    assert (
        fields(decision(heading=("KẾ HOẠCH", "Vê việc tô chức, bô sung cán bộ")))["subject"]
        == "Về việc tổ chức, bổ sung cán bộ"
    )


def test_a_subject_on_the_line_of_the_heading() -> None:
    found = fields(decision(heading=("BÁO CÁO TỔNG KẾT NĂM 2024",)))
    assert (found["doc_type"], found["subject"]) == ("BÁO CÁO", "TỔNG KẾT NĂM 2024")


def test_a_stamp_beside_the_heading_is_no_part_of_it() -> None:
    lines = [
        *decision(heading=()),
        (240, 420, "UBND XÃ"),
        centred(420, "KẾ HOẠCH"),
        (240, 468, "Số 12"),
        centred(468, "Thu gom rác thải"),
    ]
    found = fields(lines)
    assert (found["doc_type"], found["subject"]) == ("KẾ HOẠCH", "Thu gom rác thải")


def test_no_heading_no_subject() -> None:
    assert "subject" not in fields(head(["BỘ NỘI VỤ"], "Số: 1/QĐ-BNV", "Hà Nội, ngày 1 tháng 2 năm 2024"))


@pytest.mark.parametrize("read", ["V/v", "V/w", "V/y"])
def test_the_letters_of_about_are_misread_in_many_ways(read: str) -> None:
    about = [f"{read} phòng bệnh sởi"]
    lines = head(["UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"], "Số: 07/SYT-NVY", "Phú Thọ, ngày 27 tháng 8 năm 2022", about)
    assert fields([*lines, (600, 460, "Kính gửi: Sở Nội vụ")])["subject"] == "V/v phòng bệnh sởi"


@pytest.mark.parametrize(
    ("read", "meant"),
    [("c phê duyệt Kế hoạch", "Về việc phê duyệt Kế hoạch"), ("iệc phê duyệt Kế hoạch", "Về việc phê duyệt Kế hoạch"),
     ("cử cán bộ đi tập huấn", "cử cán bộ đi tập huấn")],
)  # fmt: skip
def test_the_rest_of_about_below_a_stamp(read: str, meant: str) -> None:
    entry = page_fields("p", page(decision(heading=("QUYẾT ĐỊNH", read)))).get("subject")
    assert entry is not None
    assert entry.value == meant
    assert not entry.sure
