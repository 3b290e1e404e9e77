"""Tests of the living line's figures."""

import pytest
from pytestqt.qtbot import QtBot

from archivist.ui.line.network import NETWORK_SIGNS, Network
from archivist.ui.line.pane import Chip, LivingLine
from archivist.ui.line.wording import STAGES, figures, told
from archivist.ui.sight.outline import Counts
from archivist.ui.surroundings import Surroundings

COUNTS = Counts(captured=16, aside=3, cleaned=16, read=5, documents=8, described=8, bound=0, packages=1, delivered=0)


@pytest.mark.parametrize(
    ("stage", "shown"),
    [("captured", "16"), ("cleaned", "16"), ("read", "5/13"), ("described", "8"), ("bound", "0/8"), ("delivered", "0/1")],
)
def test_what_is_to_do_stands_beside_what_is_done(stage: str, shown: str) -> None:
    assert figures(stage, COUNTS) == shown


def test_nothing_is_nothing() -> None:
    assert {figures(stage, Counts()) for stage in STAGES} == {"0"}
    assert told("read", COUNTS) == "Read: 5 of 13"


@pytest.mark.parametrize("network", list(Network))
def test_the_network_is_a_calm_fact(qtbot: QtBot, surroundings: Surroundings, network: Network) -> None:
    line = LivingLine(surroundings)
    line.show_network(network)
    assert NETWORK_SIGNS[network].word in {chip.accessibleName() for chip in line.findChildren(Chip)}
