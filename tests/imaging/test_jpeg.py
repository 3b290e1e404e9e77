import io

import pytest
from PIL import Image

from archivist.imaging.jpeg import is_whole


def coded(**how: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((160, 120), 60).save(out, "JPEG", **how)
    return out.getvalue()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_whole_file_is_whole(progressive: bool) -> None:
    assert is_whole(coded(progressive=progressive))
    assert is_whole(coded(progressive=progressive) + b"\0" * 300)


@pytest.mark.parametrize("kept", [3, 30, 300, 1500, -2])
def test_a_cut_file_is_not(kept: int) -> None:
    assert not is_whole(coded()[:kept])


def test_the_end_of_a_preview_is_not_the_end() -> None:
    whole = coded(exif=b"Exif\0\0" + coded())
    assert is_whole(whole)
    assert not is_whole(whole[:-400])
