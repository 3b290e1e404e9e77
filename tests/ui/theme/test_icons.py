"""Tests of the icons: each that is named is drawn, in the colour of the theme, and states differ in shape."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archivist.resources import resource
from archivist.ui.actions import DEEDS
from archivist.ui.fields.wording import ORIGINS
from archivist.ui.line.network import NETWORK_SIGNS
from archivist.ui.line.wording import STAGES
from archivist.ui.sight.states import SEVERITIES, SIGNS
from archivist.ui.theme import icons

DRAWN = sorted(resource("icons").glob("*.svg"))


def test_every_icon_that_is_named_is_drawn() -> None:
    named = {d.icon for d in DEEDS.values() if d.icon} | {s.icon for s in STAGES.values()} | {s for _, s in ORIGINS.values()}
    named |= {s.shape for signs in (SIGNS, SEVERITIES, NETWORK_SIGNS) for s in signs.values()}
    named |= {"fold", "unfold", "archivist"}
    assert named == {p.stem for p in DRAWN}


@pytest.mark.parametrize("path", DRAWN, ids=lambda p: p.stem)
def test_icons_take_the_colour_of_the_theme(path: Path, qtbot: QtBot) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b|rgb", text)
    image = icons.pixmap(path.stem, "#ff0000", 32).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255}
    assert seen == {"#ff0000"}
    icons.forget()


def test_states_differ_in_shape_not_in_colour_alone(qtbot: QtBot) -> None:
    """Two states of the same shape have the same colour and differ in their word."""
    for signs in (SIGNS, SEVERITIES):
        assert len({s.word for s in signs.values()}) == len(signs)
        by_shape = {s.shape: s.colour for s in signs.values()}
        assert all(by_shape[s.shape] == s.colour for s in signs.values())
