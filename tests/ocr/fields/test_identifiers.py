import pytest

from archivist.model.description import Description
from archivist.ocr.fields import describe
from archivist.ocr.fields.identifiers import birth_of, check_digit
from tests.ocr.fields.read import decision
from tests.ocr.typed import LONG, Placed, body, centred, page

OLD, NEW = "000.25.17.H44-190610-0204", "H44.107-250725-0632"


def described(*texts: str, number: str = "Số: 39/TNHS") -> Description:
    lines: list[Placed] = [*decision(number=number, heading=("GIẤY TIẾP NHẬN HỒ SƠ",)), *body(800, *texts, LONG)]
    return describe([("p", page(lines))])


@pytest.mark.parametrize("code", [OLD, NEW, "000.A0.01.H26-210212-9090"])
def test_dossier_codes_old_and_new(code: str) -> None:
    assert described(f"Mã hồ sơ: {code}").value("tthc_dossier") == code


@pytest.mark.parametrize("text", ["Mã hồ sơ: H44.107-251325-0632", "Số tài khoản 190610-0204", "QCVN 07:2013-190610"])
def test_what_only_looks_like_a_dossier_code(text: str) -> None:
    assert described(text).value("tthc_dossier") == ""


def test_a_dossier_code_that_stands_there_twice_is_sure() -> None:
    entry = described(f"Mã hồ sơ: {OLD}", number=f"Số: {OLD}/TNHS").get("tthc_dossier")
    assert entry is not None
    assert (entry.origin.rule, entry.sure) == ("read twice", True)


def test_procedure_codes() -> None:
    assert described("Mã thủ tục hành chính: 2.000815.000.00.00.H55").value("tthc_procedure") == "2.000815.000.00.00.H55"
    assert described("Mã thủ tục: 1.000894").value("tthc_procedure") == "1.000894"
    assert described("Khối lượng 1.000894 tấn").value("tthc_procedure") == ""


def test_a_personal_number_is_told_by_its_label() -> None:
    assert described("Số định danh cá nhân: 025195012345").value("person_number") == "025195012345"
    assert described("Số CCCD: 025 195 012 345").value("person_number") == "025195012345"
    assert described("Số tài khoản: 025195012345").value("person_number") == ""


def test_what_a_personal_number_tells() -> None:
    assert birth_of("025195012345") == (1995, "F")
    assert birth_of("001203012345") == (2003, "M")
    assert birth_of("097195012345") is None


def test_number_and_birth_prove_each_other() -> None:
    born = "Sinh ngày: 02/03/1995. Giới tính: Nữ. Số định danh cá nhân: 025195012345"
    found = {e.field: e.origin for e in described(born).entries}
    assert found["person_number"].proof == found["holder_birth"].proof == "number and birth"
    other = {e.field: e for e in described(born.replace("1995.", "1996.")).entries}
    assert not other["person_number"].sure
    assert not other["holder_birth"].sure
    assert not next(e for e in described(born.replace("Nữ", "Nam")).entries if e.field == "person_number").sure


@pytest.mark.parametrize("code", ["0100109106", "0300588569", "0101243150"])
def test_tax_codes_have_a_check_digit(code: str) -> None:
    assert check_digit(code) == int(code[9])
    entry = described(f"Mã số thuế: {code}").get("tax_code")
    assert entry is not None
    assert (entry.origin.rule, entry.sure) == ("check-digit", True)
    wrong = described(f"Mã số thuế: {code[:8]}{(int(code[8]) + 1) % 10}{code[9]}").get("tax_code")
    assert wrong is not None
    assert not wrong.sure


def test_the_person_whom_a_form_is_about() -> None:
    found = described("Họ, chữ đệm, tên: ĐẶNG ĐỨC LONG", "Ngày, tháng, năm sinh: 07 tháng 4 năm 1985").values()
    assert (found["holder_name"], found["holder_birth"]) == ("ĐẶNG ĐỨC LONG", "1985-04-07")
    assert "holder_name" not in described("Họ tên người có thẩm quyền ký văn bản này").values()
    assert "holder_birth" not in described("Ngày sinh: 31/02/1985").values()


def test_circulation() -> None:
    lines = [*decision(), centred(620, "LƯU HÀNH NỘI BỘ"), *body(700, LONG)]
    assert describe([("p", page(lines))]).value("circulation") == "LƯU HÀNH NỘI BỘ"
    assert describe([("p", page([*decision(), *body(760, "Tài liệu lưu hành nội bộ.")]))]).value("circulation") == ""
