import pytest

from archivist.ocr.fields import printed_number, starts_document
from tests.ocr.fields.read import decision
from tests.ocr.typed import DECISION, LAST_PAGE, LETTER, LONG, MOTTO, Placed, body, centred, head, page


@pytest.mark.parametrize("lines", [DECISION, LETTER, decision(), decision(heading=())])
def test_a_letterhead_begins_a_document(lines: list[Placed]) -> None:
    assert starts_document(page(lines)) > 0.9


def test_a_form_with_motto_and_heading_does_too() -> None:
    form = [centred(150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), centred(320, "TỜ KHAI ĐĂNG KÝ KẾT HÔN"), *body(500, LONG)]
    assert starts_document(page(form)) >= 0.5


def test_a_misread_motto_is_one() -> None:
    lines = [(x, y, t.replace("HỘI", "HỘT").replace("Độc", "Ðộc")) for x, y, t in decision()]
    assert starts_document(page(lines)) > 0.9


@pytest.mark.parametrize(
    "lines", [LAST_PAGE, body(200, *[LONG] * 30), [centred(300, "PHỤ LỤC"), *body(400, LONG, LONG)], []]
)
def test_a_following_page_an_annex_an_empty_page_do_not(lines: list[Placed]) -> None:
    assert starts_document(page(lines)) < 0.5


def test_a_motto_alone_is_not_enough() -> None:
    assert starts_document(page([*MOTTO, *body(500, LONG)])) < 0.5


def test_an_annex_belongs_to_what_it_came_with() -> None:
    said = centred(560, "(Kèm theo Quyết định số 39/QĐ-UBND ngày 12 tháng 4 năm 2024 của Ủy ban nhân dân xã)")
    annex = page([*head(["UBND XÃ HÒA BẮC"], "", ""), centred(500, "DANH SÁCH"), said, *body(700, LONG)])
    assert starts_document(annex) <= 0.5
    cited = body(700, "Gửi kèm theo Quyết định số 39/QĐ-UBND ngày 12 tháng 4 năm 2024 để thực hiện.", LONG)
    assert starts_document(page([*DECISION[:5], *cited])) > 0.8


@pytest.mark.parametrize(("text", "left", "number"), [("2", 815.0, 2), ("- 12 -", 790.0, 12), ("7", 1500.0, None)])
def test_the_number_of_a_page_stands_in_the_middle_and_that_of_a_leaf_in_a_corner(
    text: str, left: float, number: int | None
) -> None:
    assert printed_number(page([(left, 90.0, text), *body(300, LONG)])) == number
