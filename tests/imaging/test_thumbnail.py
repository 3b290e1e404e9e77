import io

import pytest
from PIL import Image

from archivist.imaging.thumbnail import thumbnail
from tests.imaging.sheets import coloured, text_sheet


@pytest.mark.parametrize("longest", [64, 320, 1000])
def test_a_thumbnail_is_as_long_as_asked(longest: int) -> None:
    image = Image.open(io.BytesIO(thumbnail(text_sheet(), longest)))
    assert (image.format, image.mode, max(image.size)) == ("JPEG", "L", longest)
    assert image.size[0] / image.size[1] == pytest.approx(1240 / 1754, abs=0.02)


def test_colours_are_kept() -> None:
    page = coloured(text_sheet())
    page[:, :] = (200, 60, 20)
    image = Image.open(io.BytesIO(thumbnail(page)))
    red, green, blue = image.getpixel((50, 50))  # type: ignore[misc]
    assert (red, green, blue) == (pytest.approx(200, abs=6), pytest.approx(60, abs=6), pytest.approx(20, abs=6))


def test_small_pictures_are_not_enlarged() -> None:
    assert Image.open(io.BytesIO(thumbnail(text_sheet(0, size=(90, 120)), 320))).size == (90, 120)
