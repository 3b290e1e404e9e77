import pytest

from tests.ocr.fields.read import fields
from tests.ocr.typed import DECISION, LETTER, LONG, Placed, body, foot, head

HEAD = head(["SỞ Y TẾ"], "Số: 07/SYT-NVY", "Phú Thọ, ngày 27 tháng 8 năm 2022", ["V/v phòng bệnh"])


def letter(*lines: Placed) -> dict[str, str]:
    return fields([*HEAD, *lines, *body(800, LONG, LONG)])


def test_several_addressees_below_each_other() -> None:
    assert fields(LETTER)["addressee"] == "Các phòng, ban, đơn vị trực thuộc; Trạm Y tế các xã, phường"


def test_one_addressee_on_the_line() -> None:
    assert letter((520, 460, "Kính gửi: Thường trực HĐND tỉnh"))["addressee"] == "Thường trực HĐND tỉnh"


def test_the_first_of_several_on_the_line() -> None:
    found = letter((520, 460, "Kính gửi: - Sở Nội vụ;"), (690, 505, "- Sở Tài chính."))
    assert found["addressee"] == "Sở Nội vụ; Sở Tài chính"


def test_a_broken_line_is_one_addressee() -> None:
    found = letter((420, 460, "Kính gửi: Ủy ban nhân dân các huyện, thị xã,"), (590, 505, "thành phố trực thuộc tỉnh"))
    assert found["addressee"] == "Ủy ban nhân dân các huyện, thị xã, thành phố trực thuộc tỉnh"


def test_a_stamp_before_it_is_no_part_of_it() -> None:
    assert letter((240, 460, "25/3/2024"), (520, 460, "Kính gửi: Sở Nội vụ"))["addressee"] == "Sở Nội vụ"


def test_letters_misread() -> None:
    assert letter((520, 460, "Kinh gứi: Sở Nội vụ"))["addressee"] == "Sở Nội vụ"


def test_a_decision_has_none() -> None:
    assert "addressee" not in fields(DECISION)


def test_recipients_are_listed_without_dashes() -> None:
    assert fields(DECISION)["recipients"] == "Như Điều 2; UBND huyện (b/c); Lưu: VT, VP"


@pytest.mark.parametrize("read", ["(b/€)", "(/c)", "(b/c)", "(bíc)", "(b‹c)", "(l/€)"])
def test_the_bracket_of_reports_is_set_right(read: str) -> None:
    lines = foot(500, ["- Như trên;", f"- Chủ tịch UBND {read};", "- Lưu: VT."], ["GIÁM ĐỐC", "Đỗ Đức Bình"])
    assert fields([*body(200, LONG, LONG), *lines])["recipients"] == "Như trên; Chủ tịch UBND (b/c); Lưu: VT"


def test_a_broken_recipient_is_one() -> None:
    lines = foot(
        500, ["- Như trên;", "- Các Sở: Văn hóa, Thể thao,", "Tư pháp, Xây dựng;", "- Lưu: VT."], ["GIÁM ĐỐC", "Đỗ Đức Bình"]
    )
    assert (
        fields([*body(200, LONG), *lines])["recipients"] == "Như trên; Các Sở: Văn hóa, Thể thao, Tư pháp, Xây dựng; Lưu: VT"
    )


def test_a_list_whose_head_was_not_read() -> None:
    lines = [x for x in foot(500, ["- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC", "Đỗ Đức Bình"]) if "nhận" not in x[2]]
    found = fields([*body(200, LONG, LONG), *lines])
    assert (found["recipients"], found["signer_name"]) == ("Như trên; Lưu: VT", "Đỗ Đức Bình")


def test_running_text_has_no_recipients() -> None:
    assert "recipients" not in fields(body(200, LONG, "- Lưu ý các đơn vị thực hiện;", LONG))
