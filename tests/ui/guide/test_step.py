"""The guide names the next key for every standing of the work, and none where there is nothing to do but to wait."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.ui.actions import DEEDS
from archivist.ui.guide import step
from archivist.ui.guide.step import Focus, NextStep, Standing, next_step
from archivist.ui.lenses.lens import Lens

WORKED = Standing(pages=40, documents=8)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (Standing(), step.SCAN),
        (Standing(choosing=True), step.CHOOSE),
        (Standing(scanning=True, pages=3), step.SCANNING),
        (replace(WORKED, at_work=True), step.READING),
        (replace(WORKED, at_work=True, lens=Lens.CLOSE), step.CLOSING),
        (replace(WORKED, doubts=2), step.DOUBTS),
        (replace(WORKED, doubts=2, focus=Focus.FIELD), step.RIGHT),
        (replace(WORKED, doubts=2, focus=Focus.EMPTY_FIELD), step.TYPE),
        (replace(WORKED, doubts=2, focus=Focus.GRAVE_DOUBT), step.WHY),
        (replace(WORKED, doubts=2, focus=Focus.REASON), step.REASON),
        (replace(WORKED, doubts=2, at_work=True, focus=Focus.DOUBT), step.SEEN),
        (replace(WORKED, focus=Focus.SAMPLE), step.SAMPLE),
        (WORKED, step.CLOSE),
        (replace(WORKED, packages=1), step.TO_SEND),
        (replace(WORKED, packages=1, doubts=3), step.TO_SEND),
        (replace(WORKED, packages=1, doubts=3, grave=1), step.DOUBTS),
        (replace(WORKED, packages=1, lens=Lens.SEND), step.SEND),
        (replace(WORKED, packages=1, lens=Lens.SEND, routed=False), step.EXPORT),
        (replace(WORKED, packages=1, lens=Lens.SEND, sending=True), step.SENDING),
        (replace(WORKED, packages=1, returned=1), step.RETURNED),
        (replace(WORKED, packages=1, delivered=1), step.DONE),
    ],
)
def test_from_where_the_work_stands_follows_the_next_key(now: Standing, wanted: NextStep) -> None:
    assert next_step(now) == wanted


STANDINGS = st.builds(
    Standing,
    lens=st.sampled_from(Lens),
    focus=st.sampled_from(Focus),
    **{name: st.booleans() for name in ("choosing", "scanning", "at_work", "sending", "routed")},
    **{name: st.integers(0, 3) for name in ("pages", "documents", "doubts", "grave", "packages", "delivered", "returned")},
)


@given(STANDINGS)
def test_there_is_a_key_unless_something_runs(now: Standing) -> None:
    found = next_step(now)
    assert found.action in DEEDS or not found.action
    assert found.action or found.key or now.scanning or now.at_work or now.sending
