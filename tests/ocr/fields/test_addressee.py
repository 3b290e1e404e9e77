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


def test_addressees_of_a_letter_whose_kinh_gui_was_not_read() -> None:
    listed = [(655.0, 553.0, "- Sở Nội vụ thành phố Hải Phòng;"), (655.0, 595.0, "- Các phòng, ban, đơn vị trực thuộc.")]
    top = head(["UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"], "Số: 07/SYT-NVY", "Phú Thọ, ngày 27 tháng 8 năm 2022", ["V/v phòng bệnh"])
    found = fields([*top, *listed, *body(800, LONG, LONG)])
    assert found["addressee"] == "Sở Nội vụ thành phố Hải Phòng; Các phòng, ban, đơn vị trực thuộc"
    assert "addressee" not in fields([*top, *body(553, "- Sở Nội vụ báo cáo kết quả;", LONG, LONG)])
    assert "addressee" not in fields([*DECISION[:7], (655.0, 600.0, "- Sở Nội vụ;"), *body(700, LONG, LONG)])


def test_as_above_is_spelled_as_it_is_whatever_was_read() -> None:
    lines = foot(500, ["- Nhưtên;", "- Trạm Y tế;", "- Lưu: VT."], ["GIÁM ĐỐC", "Đỗ Đức Bình"])
    assert fields([*body(200, LONG, LONG), *lines])["recipients"] == "Như trên; Trạm Y tế; Lưu: VT"
