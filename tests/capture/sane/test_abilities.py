"""The words by which drivers behind SANE name the same things; those of real drivers."""

import pytest

from archivist.capture.sane.abilities import (
    DUPLEX,
    FEEDER,
    GLASS,
    abilities_of,
    mode_colour,
    resolutions,
    source_kind,
    sources,
)
from archivist.capture.sane.options import Kind, Option, Value
from archivist.capture.sane.request import apply
from archivist.model.scan_profile import Colour, ScanProfile
from archivist.troubles import NotOffered


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Flatbed", GLASS),
        ("Document Table", GLASS),
        ("ADF", FEEDER),
        ("ADF Front", FEEDER),
        ("ADF Back", ""),
        ("ADF Simplex", FEEDER),
        ("ADF Duplex", DUPLEX),
        ("Duplex", DUPLEX),
        ("Automatic Document Feeder", FEEDER),
        ("Automatic Document Feeder(left aligned)", FEEDER),
        ("Automatic Document Feeder(left aligned,Duplex)", DUPLEX),
        ("Transparency Adapter", ""),
        ("Negative Film", ""),
    ],
)
def test_ways_in(word: str, kind: str) -> None:
    assert source_kind(word) == kind


@pytest.mark.parametrize(
    ("word", "colour"),
    [
        ("Color", Colour.COLOUR),
        ("24bit Color[Fast]", Colour.COLOUR),
        ("Gray", Colour.GREY),
        ("True Gray", Colour.GREY),
        ("Lineart", Colour.MONO),
        ("Black & White", Colour.MONO),
        ("Halftone", None),
        ("Gray[Error Diffusion]", None),
    ],
)
def test_colours(word: str, colour: Colour | None) -> None:
    assert mode_colour(word) == colour


def option(name: str, kind: Kind, **more: object) -> Option:
    return Option(1, name, kind, 4, True, **more)  # type: ignore[arg-type]  # the rest as a test says


class Driver:
    """A device's options and what was put into them; none of them changes another."""

    def __init__(self, *options: Option) -> None:
        self.known = {one.name: one for one in options}
        self.put_in: dict[str, Value] = {}

    def settable(self, name: str) -> Option | None:
        return self.known.get(name)

    def put(self, name: str, value: Value) -> None:
        self.put_in[name] = value

    def get(self, name: str) -> Value:
        return self.put_in.get(name, 300)


SOURCE = option("source", Kind.STRING, choices=("Flatbed", "Automatic Document Feeder"))
DPI = option("resolution", Kind.INT, choices=(100, 200, 300, 600))
MODE = option("mode", Kind.STRING, choices=("Lineart", "Gray", "Color"))


def test_both_sides_by_an_option_of_their_own() -> None:
    driver = Driver(SOURCE, DPI, MODE, option("adf-mode", Kind.STRING, choices=("Simplex", "Duplex")))
    found = sources(driver)  # type: ignore[arg-type]  # it answers as options do
    assert found[DUPLEX] == {"source": "Automatic Document Feeder", "adf-mode": "Duplex"}
    assert found[FEEDER]["adf-mode"] == "Simplex"
    assert set(abilities_of(driver, "x").ways) == {"glass", "feeder", "duplex"}  # type: ignore[arg-type]


def test_the_next_finer_resolution_is_taken_and_the_paper_told_in_the_units_of_the_device() -> None:
    pixels = option("br-x", Kind.INT, limits=(0, 5100, 1), pixels=True)
    millimetres = option("br-y", Kind.FIXED, limits=(0.0, 280.0, 0.0))
    driver = Driver(SOURCE, DPI, MODE, pixels, millimetres)
    request = apply(ScanProfile(250), driver, "x")  # type: ignore[arg-type]
    assert (request.dpi, driver.put_in["mode"]) == (300, "Color")
    assert driver.put_in["br-x"] == pytest.approx(210 / 25.4 * 300)
    assert driver.put_in["br-y"] == 280.0


@pytest.mark.parametrize(("asked", "put"), [(0, None), (50, 64), (-100, -127)])
def test_brightness_is_a_share_of_what_the_device_has(asked: int, put: int | None) -> None:
    driver = Driver(SOURCE, DPI, MODE, option("brightness", Kind.INT, limits=(-127, 127, 1)))
    apply(ScanProfile(brightness=asked), driver, "x")  # type: ignore[arg-type]
    assert driver.put_in.get("brightness") == put
    with pytest.raises(NotOffered):
        apply(ScanProfile(brightness=10), Driver(SOURCE, DPI, MODE), "x")  # type: ignore[arg-type]


def test_a_span_of_resolutions_is_told_by_the_usual_ones() -> None:
    assert resolutions(option("resolution", Kind.INT, limits=(100, 600, 50))) == (100, 150, 200, 300, 400, 600)
