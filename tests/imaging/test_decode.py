import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from archivist.imaging.decode import open_picture
from archivist.imaging.probe import probe
from archivist.settings import Capture
from archivist.troubles import Empty, NotAnImage, NotFound, TooLarge, Trouble, Truncated

LIMITS = Capture()
RAMP = np.add.outer(np.arange(60), np.arange(90)).astype(np.uint8)
COLOUR = np.stack([RAMP, 255 - RAMP, RAMP // 2], axis=2)


def saved(path: Path, picture: np.ndarray, mode: str = "", **how: Any) -> Path:
    image = Image.fromarray(picture)
    (image.convert(mode) if mode else image).save(path, **how)
    return path


@pytest.mark.parametrize(
    ("name", "how", "form"),
    [
        ("a.jpg", {"quality": 95, "subsampling": 0}, "JPEG"),
        ("a.png", {}, "PNG"),
        ("a.tif", {"compression": "tiff_lzw"}, "TIFF"),
        ("a.jp2", {}, "JPEG2000"),
        ("a.webp", {"lossless": True}, "WEBP"),
    ],
)
@pytest.mark.parametrize("picture", [RAMP, COLOUR], ids=["grey", "colour"])
def test_every_form_gives_its_pixels(tmp_path: Path, name: str, how: dict[str, Any], form: str, picture: np.ndarray) -> None:
    opened = open_picture(saved(tmp_path / name, picture, **how), limits=LIMITS)
    assert (opened.form, opened.size, opened.orientation) == (form, (90, 60), 1)
    shown = opened.pixels if opened.pixels.shape == picture.shape else opened.pixels[:, :, 0]  # WebP keeps no grey
    assert np.abs(shown.astype(int) - picture).mean() < 3


@pytest.mark.parametrize("declared", [(150, 150), (300, 302)])
def test_resolution_is_read(tmp_path: Path, declared: tuple[int, int]) -> None:
    path = saved(tmp_path / "a.jpg", RAMP, dpi=declared)
    assert open_picture(path, limits=LIMITS).dpi == pytest.approx(sum(declared) / 2)


@pytest.mark.parametrize("declared", [None, (1, 1), (2400, 2400)])
def test_a_resolution_that_cannot_be_true_is_none(tmp_path: Path, declared: tuple[int, int] | None) -> None:
    how: dict[str, Any] = {"dpi": declared} if declared else {}
    path = saved(tmp_path / "a.jpg", RAMP, **how)
    assert open_picture(path, limits=LIMITS).dpi is None


def test_72_dpi_of_a_camera_is_no_resolution(tmp_path: Path) -> None:
    assert probe(saved(tmp_path / "a.jpg", np.zeros((3000, 2000), np.uint8), dpi=(72, 72)), limits=LIMITS).dpi is None
    assert probe(saved(tmp_path / "b.jpg", np.zeros((842, 595), np.uint8), dpi=(72, 72)), limits=LIMITS).dpi == 72


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation_is_told_and_not_applied(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    opened = open_picture(saved(tmp_path / "a.jpg", RAMP, exif=exif, quality=95), limits=LIMITS)
    assert opened.orientation == orientation
    assert np.abs(opened.pixels.astype(int) - RAMP).mean() < 3


def test_bilevel_is_black_and_white(tmp_path: Path) -> None:
    opened = open_picture(saved(tmp_path / "a.tif", RAMP, "1", compression="group4"), limits=LIMITS)
    assert (opened.mode, set(np.unique(opened.pixels))) == ("1", {0, 255})


def test_palettes_become_grey_or_colour(tmp_path: Path) -> None:
    assert open_picture(saved(tmp_path / "a.png", COLOUR, "P"), limits=LIMITS).pixels.ndim == 3
    grey = Image.fromarray(RAMP).convert("P", palette=Image.Palette.ADAPTIVE)
    grey.save(tmp_path / "b.png")
    assert np.abs(open_picture(tmp_path / "b.png", limits=LIMITS).pixels.astype(int) - RAMP).mean() < 3


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    holes = np.dstack([COLOUR, np.zeros_like(RAMP)])
    opened = open_picture(saved(tmp_path / "a.png", holes), limits=LIMITS)
    assert opened.pixels.shape == (60, 90, 3)
    assert (opened.pixels == 255).all()


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    saved(tmp_path / "a.png", RAMP.astype(np.uint16) * 257)
    assert (open_picture(tmp_path / "a.png", limits=LIMITS).pixels == RAMP).all()


def test_floating_point_becomes_eight_bits(tmp_path: Path) -> None:
    saved(tmp_path / "a.tif", (RAMP / 255).astype(np.float32))
    assert np.abs(open_picture(tmp_path / "a.tif", limits=LIMITS).pixels.astype(int) - RAMP).max() <= 1


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    opened = open_picture(saved(tmp_path / "a.jpg", COLOUR, "CMYK", quality=95), limits=LIMITS)
    assert (opened.mode, opened.pixels.shape) == ("CMYK", (60, 90, 3))
    assert np.abs(opened.pixels.astype(int) - COLOUR).mean() < 12


def test_cmyk_with_a_profile_that_does_not_fit_still_opens(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path / "a.tif", COLOUR, "CMYK", icc_profile=profile)
    assert np.abs(open_picture(path, limits=LIMITS).pixels.astype(int) - COLOUR).mean() < 12


def test_each_frame_is_its_own_page(tmp_path: Path) -> None:
    pages = [Image.fromarray(np.full((20 + n, 30), 50 * n, np.uint8)) for n in range(3)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    assert probe(tmp_path / "a.tif", limits=LIMITS).frames == 3
    for n in range(3):
        opened = open_picture(tmp_path / "a.tif", n, limits=LIMITS)
        assert (opened.size, int(opened.pixels[0, 0])) == ((30, 20 + n), 50 * n)
    with pytest.raises(Truncated):
        open_picture(tmp_path / "a.tif", 3, limits=LIMITS)


def bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes whose header claims side × side px."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 50)),
        (b"IEND", b""),
    ]
    made = [struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


@pytest.mark.parametrize("side", [24_000, 60_000])
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, side: int) -> None:
    (tmp_path / "a.png").write_bytes(bomb(side))
    with pytest.raises(TooLarge) as told:
        open_picture(tmp_path / "a.png", limits=LIMITS, name="page 7")
    assert told.value.details == {"name": "page 7", "width": side, "height": side}


@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "jp2", "webp"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.97])
def test_a_cut_file_is_noticed(tmp_path: Path, ending: str, share: float) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 300), dtype=np.uint8)
    whole = saved(tmp_path / f"whole.{ending}", noise).read_bytes()
    (tmp_path / f"a.{ending}").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Truncated):
        open_picture(tmp_path / f"a.{ending}", limits=LIMITS)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Empty),
        (b"hello", NotAnImage),
        (b"%PDF-1.7\n", NotAnImage),
        (b"\xff\xd8\xff", Truncated),
        (b"\x89PNG\r\n\x1a\n", Truncated),
    ],
)
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes, trouble: type[Trouble]) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(trouble):
        open_picture(tmp_path / "a.jpg", limits=LIMITS)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        probe(tmp_path / "a.jpg", limits=LIMITS)


def test_bytes_at_random_never_end_in_anything_but_a_trouble(tmp_path: Path) -> None:
    noise = np.random.default_rng(3)
    for ending in ("jpg", "png", "tif", "jp2", "webp"):
        whole = bytearray(saved(tmp_path / f"whole.{ending}", COLOUR).read_bytes())
        for turn in range(12):
            damaged = bytearray(whole)
            for at in noise.integers(0, len(whole), 8):
                damaged[at] = int(noise.integers(0, 256))
            path = tmp_path / f"{turn}.{ending}"
            path.write_bytes(damaged)
            with suppress(Trouble):
                assert open_picture(path, limits=LIMITS).pixels.size


def test_probe_agrees_with_opening(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.tif", COLOUR, dpi=(200, 200))
    header, opened = probe(path, limits=LIMITS), open_picture(path, limits=LIMITS)
    assert (header.size, header.dpi, header.mode, header.form) == (opened.size, opened.dpi, opened.mode, opened.form)
    assert header.frames == 1


def test_thumb_of_exif_is_no_page(tmp_path: Path) -> None:
    preview = io.BytesIO()
    Image.fromarray(RAMP).save(preview, "JPEG")
    path = saved(tmp_path / "a.jpg", COLOUR, exif=b"Exif\0\0" + preview.getvalue())
    assert probe(path, limits=LIMITS).size == (90, 60)


def behind_the_pixels(path: Path) -> Path:
    """The same PNG with its eXIf chunk where it may stand, too: after the pixels."""
    told, chunks, at = path.read_bytes(), [], 8
    while at < len(told):
        length = int.from_bytes(told[at : at + 4], "big") + 12
        chunks.append(told[at : at + length])
        at += length
    exif = [c for c in chunks if c[4:8] == b"eXIf"]
    assert exif
    others = [c for c in chunks if c not in exif]
    path.write_bytes(told[:8] + b"".join([*others[:-1], *exif, others[-1]]))
    return path


def test_a_png_is_turned_as_it_says_wherever_it_says_it(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "a.png", COLOUR, exif=exif)
    assert probe(path, limits=LIMITS).orientation == 6
    assert probe(behind_the_pixels(path), limits=LIMITS).orientation == 6


def test_no_pixel_of_a_png_is_decoded_and_a_cut_one_is_noticed_all_the_same(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", COLOUR)
    told = path.read_bytes()
    at = told.index(b"IDAT")
    path.write_bytes(told[: at + 8] + bytes(20) + told[at + 28 :])
    assert probe(path, limits=LIMITS).size == (90, 60)
    for end in (len(told) - 1, len(told) - 13, at + 30):
        path.write_bytes(told[:end])
        with pytest.raises(Truncated):
            probe(path, limits=LIMITS)
