"""Tests of cards: nothing that is written on one is cut."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.surroundings import Surroundings

LONG = "Về việc xác định mốc giới tuyến đường liên thôn Khe Trai - Gò Mít " * 3


@pytest.fixture
def cards(qtbot: QtBot, surroundings: Surroundings) -> CardList[Card]:
    made: CardList[Card] = CardList(surroundings, lambda card: card, "Cards", "Nothing yet.")
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def heights(cards: CardList[Card], *rows: Card) -> list[int]:
    cards.show_rows(rows)
    return [cards.visualRect(cards.cards.index(at)).height() for at in range(len(rows))]


def test_long_text_takes_the_lines_that_it_needs(cards: CardList[Card]) -> None:
    short, long, footed = heights(cards, Card("Label", "word"), Card("Label", LONG), Card("Label", "word", "remedy"))
    lines = QFontMetrics(cards.font()).lineSpacing()
    assert long >= short + 3 * lines
    assert short < footed < long


def test_marks_go_below_a_caption_that_leaves_no_room(cards: CardList[Card]) -> None:
    marks = (Mark("machine", "by machine", "ink_soft"), Mark("state-doubt", "56 %", "doubt"))
    roomy, tight = heights(
        cards, Card("Number", "07", marks=marks), Card("A label of many words, all needed", "07", marks=marks)
    )
    assert tight > roomy


def test_heights_follow_the_width(cards: CardList[Card], qtbot: QtBot) -> None:
    (wide,) = heights(cards, Card("Label", LONG))
    cards.resize(180, 400)
    qtbot.waitUntil(lambda: cards.visualRect(cards.cards.index(0)).height() > wide)
    cards.resize(320, 400)
    qtbot.waitUntil(lambda: cards.visualRect(cards.cards.index(0)).height() == wide)


def test_the_same_rows_move_nothing(cards: CardList[Card]) -> None:
    rows = (Card("a", "1"), Card("b", "2"))
    cards.show_rows(rows)
    cards.setCurrentIndex(cards.cards.index(1))
    cards.show_rows((Card("a", "1"), Card("b", "2")))
    assert cards.current() == rows[1]
    cards.show_rows((Card("c", "3"),))
    assert cards.current() is None


def test_steps_go_round(cards: CardList[Card]) -> None:
    cards.show_rows((Card("a", "1"), Card("b", "2")))
    reached = []
    for _ in range(3):
        cards.step()
        reached.append(cards.currentIndex().row())
    assert reached == [0, 1, 0]


def test_an_empty_list_says_why(cards: CardList[Card]) -> None:
    with_sentence = cards.grab().toImage()
    cards.show_rows((Card("a", ""),))
    assert cards.grab().toImage() != with_sentence
