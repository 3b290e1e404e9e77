import io
import pickle
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as within
from hypothesis import strategies as st
from PIL import Image

from archivist.model.geometry import Box
from archivist.pdf.encode import encode, is_bitonal
from archivist.pdf.encoded import FOOTER, Colour, EncodedPage, Filter, Layer, StampPlace
from archivist.pdf.likeness import similarities
from archivist.pdf.pixels import Picture
from archivist.pdf.profile import Name
from archivist.settings import Facsimile
from tests.pdf.leaves import A5, DPI, one_page, paper, written
from tests.pdf.reading import seen

SETTINGS, WHOLE = Facsimile(), Facsimile(layered=False)


def bits() -> Picture:
    return np.where(written()[..., 1] < 120, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("draw", [written, lambda: written()[..., 0], bits, lambda: np.repeat(bits()[..., None], 3, axis=2)])
def test_the_same_page_gives_the_same_bytes(draw: Callable[[], Picture]) -> None:
    assert encode(draw(), DPI, SETTINGS).to_bytes() == encode(draw(), DPI, SETTINGS).to_bytes()


def test_colour_stays_24_bit_colour() -> None:
    for settings in (SETTINGS, WHOLE):
        for layer in encode(written(), DPI, settings).layers:
            shown = Image.open(io.BytesIO(layer.pixels))
            assert (layer.filter, layer.colour, shown.mode, shown.size) == (Filter.DCT, Colour.RGB, "RGB", layer.size)


def test_one_picture_has_the_page_and_its_seal() -> None:
    (layer,) = encode(written(), DPI, WHOLE).layers
    shown = Image.open(io.BytesIO(layer.pixels))
    assert shown.size == A5
    assert shown.layer == [(1, 2, 2, 0), (2, 1, 1, 1), (3, 1, 1, 1)]  # type: ignore[attr-defined]  # 4:2:0
    red = np.asarray(shown).astype(int)
    assert ((red[..., 0] - red[..., 1]) > 90).sum() > 500


def test_neutral_colour_is_not_thinned_to_grey() -> None:
    neutral = np.repeat(written()[..., :1], 3, axis=2)
    assert encode(neutral, DPI, SETTINGS).layers[0].colour is Colour.RGB


def test_grey_stays_grey() -> None:
    assert encode(written()[..., 0], DPI, SETTINGS).layers[0].colour is Colour.GREY


def test_black_and_white_is_told_from_tones() -> None:
    assert is_bitonal(bits())
    assert is_bitonal(np.repeat(bits()[..., None], 3, axis=2))
    one_grey = bits()
    one_grey[-1, -1] = 128
    assert not is_bitonal(one_grey)
    one_red = np.repeat(bits()[..., None], 3, axis=2)
    one_red[-1, -1] = (255, 0, 0)
    assert not is_bitonal(one_red)


def test_a_master_loses_nothing(tmp_path: Path) -> None:
    for page in (written(), written()[..., 0]):
        assert (
            seen(one_page(page, tmp_path / "a.pdf", dpi=288, settings=Facsimile(profile="master")), 288)[..., 0]
            == page.reshape(*page.shape[:2], -1)[..., 0]
        ).all()


def test_profiles_differ_in_bytes() -> None:
    small, standard, master = (encode(written(), DPI, Facsimile(profile=p)).length for p in ("small", "standard", "master"))
    assert small < standard < master / 10


@pytest.mark.parametrize(("profile", "least"), [("standard", 0.97), ("small", 0.93)])
def test_one_jpeg_is_as_alike_as_its_profile_asks(profile: Name, least: float) -> None:
    page = encode(written(), DPI, Facsimile(profile=profile, layered=False))
    shown = np.asarray(Image.open(io.BytesIO(page.layers[0].pixels)))
    alike = similarities(written(), shown)
    letters = cv2.dilate((written()[..., 1] < 120).view(np.uint8), np.ones((9, 9), np.uint8)) > 0
    assert alike[letters].mean() > least - 0.01


@pytest.mark.parametrize("shape", [(1, 1), (1, 1, 3), (1, 4000), (3000, 2), (17, 23, 3)])
@pytest.mark.parametrize("shade", [0, 127, 255])
def test_pages_of_any_shape_are_encoded(shape: tuple[int, ...], shade: int) -> None:
    page = encode(np.full(shape, shade, np.uint8), 300, SETTINGS)
    assert page.size == (shape[1], shape[0])
    assert EncodedPage.from_bytes(page.to_bytes()) == page


def test_a_page_travels_between_processes_and_lies_in_the_vault() -> None:
    page = encode(written(), DPI, SETTINGS)
    assert pickle.loads(pickle.dumps(page)) == page
    assert EncodedPage.from_bytes(page.to_bytes()) == page
    full = encode(written(foot=False), DPI, SETTINGS)
    assert full.stamp_place == FOOTER
    assert EncodedPage.from_bytes(full.to_bytes()).stamp_place == FOOTER


SIDES = st.tuples(st.integers(1, 9), st.integers(1, 9))
BOXES = st.builds(Box, *[st.floats(0, 1e4)] * 4)
FIELDS = st.binary(max_size=40), st.sampled_from(Filter), st.sampled_from(Colour), SIDES, BOXES
LAYERS = st.builds(Layer, *FIELDS, st.one_of(st.none(), st.builds(Layer, *FIELDS)))


@within(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
@given(st.lists(LAYERS, max_size=4), st.floats(50, 1200), st.one_of(st.just(FOOTER), st.builds(StampPlace, BOXES)))
def test_any_page_comes_back_from_its_bytes(layers: list[Layer], dpi: float, place: StampPlace) -> None:
    page = EncodedPage(tuple(layers), (5, 7), dpi, place)
    assert EncodedPage.from_bytes(page.to_bytes()) == page


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b"", lambda b: b[:12], lambda b: b"%PDF" + b]
)
def test_torn_bytes_are_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError):
        EncodedPage.from_bytes(spoil(encode(paper((40, 30)), DPI, SETTINGS).to_bytes()))
