import pytest

from archivist.ocr.fields import starts_document
from tests.ocr.fields.read import decision
from tests.ocr.typed import DECISION, LAST_PAGE, LETTER, LONG, MOTTO, Placed, body, centred, page


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
