"""Tests of the tokens: everything that is read can be read."""

import pytest

from archivist.ui.theme.tokens import CONTRAST, DARK, LIGHT, SHAPE_ON, TEXT_ON, Colours, contrast

AA_TEXT, AA_SHAPE, AAA_TEXT = 4.5, 3.0, 7.0


def faint(colours: Colours, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{front} on {behind}: {ratio:.2f}"
        for front, behinds in pairs.items()
        for behind in behinds
        if (ratio := contrast(getattr(colours, front), getattr(colours, behind))) < least
    ]


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_text_and_shapes_stand_out(colours: Colours) -> None:
    assert faint(colours, TEXT_ON, AA_TEXT) == []
    assert faint(colours, SHAPE_ON, AA_SHAPE) == []


def test_high_contrast_is_more_than_asked() -> None:
    assert faint(CONTRAST, TEXT_ON, AAA_TEXT) == []
    assert faint(CONTRAST, {"edge": ("ground", "surface", "raised")}, AA_SHAPE) == []


def test_what_is_faint_is_found() -> None:
    assert faint(LIGHT, {"edge": ("surface",)}, AA_SHAPE) != []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")
