import pytest

from tests.ocr.fields.read import decision, fields
from tests.ocr.typed import LONG, body, centred


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Quảng Ngãi, ngày 06 tháng 01 năm 2025", "Quảng Ngãi", "2025-01-06"),
        ("Hà Nội, ngày 5 tháng 12 năm 1996", "Hà Nội", "1996-12-05"),
        ("Quảng Ngãi, ngày04tháng 02 năm 2025", "Quảng Ngãi", "2025-02-04"),
        ("Phú Thọ, ngày, O6 tháng 07 năm 2022", "Phú Thọ", "2022-07-06"),
        ("Cân Thơ, ngày 30. tháng 5 năm 2025", "Cần Thơ", "2025-05-30"),
        ("Thành phố Hồ Chí Minh, ngày 29 tháng 02 năm 2024", "Thành phố Hồ Chí Minh", "2024-02-29"),
        ("Xã Cát Tiên 2, ngày 1 tháng 1 năm 2026", "Xã Cát Tiên 2", "2026-01-01"),
    ],
)
def test_place_and_date_of_the_head(line: str, place: str, date: str) -> None:
    found = fields(decision(date=line))
    assert (found["place"], found["date"]) == (place, date)


@pytest.mark.parametrize("day", ["", "/{Š", "32", "0S", "30"])
def test_a_day_that_is_none_gives_no_date(day: str) -> None:
    found = fields(decision(date=f"Hòa Bắc, ngày {day} tháng 02 năm 2025"))
    assert "date" not in found
    assert found["place"] == "Hòa Bắc"


def test_an_unsure_date_is_left_out() -> None:
    assert "date" not in fields(decision(), confidence=0.35)


def test_a_petition_has_its_date_above_the_signature() -> None:
    petition = [
        centred(150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred(195, "Độc lập - Tự do - Hạnh phúc"),
        centred(320, "ĐƠN ĐỀ NGHỊ"),
        *body(500, LONG, LONG, "Tôi xin chân thành cảm ơn./."),
        centred(1100, "Vị Tân, ngày 06 tháng 8 năm 2025", 1230),
        centred(1150, "NGƯỜI LÀM ĐƠN", 1230),
        centred(1400, "Vũ Văn Tuấn", 1230),
    ]
    found = fields(petition)
    assert (found["place"], found["date"], found["signer_title"]) == ("Vị Tân", "2025-08-06", "NGƯỜI LÀM ĐƠN")


def test_a_date_within_a_sentence_is_not_the_document_s() -> None:
    lines = [centred(150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), centred(320, "BIÊN BẢN"), *body(500, LONG, LONG)]
    assert "date" not in fields(
        [*lines, *body(650, "Hôm nay, ngày 14 tháng 5 năm 1996, tại thực địa tuyến đường liên thôn")]
    )
