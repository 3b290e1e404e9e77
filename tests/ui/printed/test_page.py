"""Printed forms at the desk: looked at, fitted, written."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from archivist.model.paper import Line, Paper
from archivist.pdf.papers import papers_pdf
from archivist.pdf.preview import page_pictures
from archivist.ui.papers.page import PapersPage
from archivist.ui.papers.work import Form
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.finding import named, spoken
from tests.ui.test_window import settle


def paper(landscape: bool) -> Paper:
    return Paper("x", landscape, ("UBND",), ("CỘNG HÒA",), "Ngày", "MỤC LỤC", before=(Line("Một dòng"),))


def test_pages_are_drawn_as_they_will_be_printed() -> None:
    (portrait,) = page_pictures(papers_pdf([paper(landscape=False)]), 96.0)
    (landscape,) = page_pictures(papers_pdf([paper(landscape=True)]), 48.0)
    with Image.open(io.BytesIO(portrait)) as one, Image.open(io.BytesIO(landscape)) as other:
        assert abs(one.width - 794) <= 1
        assert abs(one.height - 1123) <= 1
        assert other.width > other.height
        assert one.convert("L").getextrema() == (0, 255)


def test_a_form_is_shown_and_never_wider_than_its_room(qtbot: QtBot, surroundings: Surroundings) -> None:
    page = PapersPage(surroundings, ["archive", "usb"])
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    forms = tuple(
        Form(name, name.upper(), "", page_pictures(papers_pdf([paper(landscape=name == "b")]), 96.0)) for name in ("a", "b")
    )
    page.show_forms(forms)
    view = named(page, QListView, "Forms")
    assert spoken(view) == ["1 page | A", "1 page | B"]
    view.setCurrentIndex(view.model().index(1, 0))
    picture = next(x for x in page.findChildren(QLabel) if x.accessibleName() == "Page 1 of B")
    assert 160 <= picture.pixmap().width() <= page.area.width()
    page.choice.setCurrentIndex(1)
    assert page.destination == "usb"


def test_without_packages_the_way_to_them_is_told(
    qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings, tmp_path: Path
) -> None:
    desk.actions_by_name["papers"].trigger()
    settle(qtbot, surroundings)
    page = desk.findChildren(PapersPage)[0]
    assert page.list.cards.rows == ()
    assert not desk.notice.isVisible()
