"""Draws the picture of the docs: one place of a page as master, as OCRmyPDF writes it, `standard` and `small`."""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import cv2
import img2pdf
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from archivist.pdf.bind import bind
from archivist.pdf.encode import encode
from archivist.pdf.facsimile import About, FacsimilePage
from archivist.pdf.pixels import Picture
from archivist.pdf.profile import Name
from archivist.resources import resource
from archivist.settings import Facsimile

ROOT = Path(__file__).resolve().parent.parent
INTO = ROOT / "docs/pictures/facsimile.png"
DPI, SIZE = 300, (2480, 3508)
CROP = 1240, 2180, 1960, 2680  # left, top, right, bottom: the seal over the signature, beside a stain
LINES = "Ủy ban nhân dân xã An Bình thông báo để các thôn, các đơn vị biết và tổ chức thực hiện nghiêm túc."


def main() -> None:
    page = scanned()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [("master", *ours(page, "master", folder)), ("OCRmyPDF", *theirs(page, folder))]
        found += [(profile, *ours(page, profile, folder)) for profile in ("standard", "small")]
    cells = [captioned(shown, f"{title}: {length / 1000:,.0f} KB a page") for title, shown, length in found]
    whole = np.vstack([np.hstack(cells[:2]), np.hstack(cells[2:])])
    Image.fromarray(whole).save(INTO, optimize=True)


def scanned() -> Picture:
    """A page with print, a red seal over a pen's strokes, and a stain, as a scanner sees it: grain, soft edges, a JPEG."""
    page = Image.new("RGB", SIZE, (240, 234, 218))
    draw = ImageDraw.Draw(page)
    font = face(50)
    for y in range(300, 3000, 92):
        if not 2080 < y < 2700:
            draw.text((300, y), LINES[:78], fill=(32, 30, 34), font=font)
    draw.text((1330, 2190), "TM. ỦY BAN NHÂN DÂN", fill=(30, 28, 32), font=face(54))
    draw.text((1480, 2270), "CHỦ TỊCH", fill=(30, 28, 32), font=face(50))
    pen = [(1420 + 9 * n, 2480 + 90 * np.sin(n / 3.1) * np.cos(n / 11)) for n in range(60)]
    draw.line([(float(x), float(y)) for x, y in pen], fill=(38, 54, 150), width=7, joint="curve")
    for radius, width in ((210, 9), (150, 5)):
        draw.ellipse((1500 - radius, 2440 - radius, 1500 + radius, 2440 + radius), outline=(205, 44, 52), width=width)
    draw.text((1392, 2412), "AN BÌNH", fill=(205, 44, 52), font=face(54))
    stain = np.zeros(SIZE[::-1], np.float32)
    cv2.ellipse(stain, (1850, 2560), (190, 120), 20, 0, 360, 1.0, -1)
    cv2.ellipse(stain, (1850, 2560), (195, 125), 20, 0, 360, 1.6, 12)
    soft = cv2.GaussianBlur(stain, (0, 0), 7)[..., None] * np.array([26, 38, 58])
    chance = np.random.default_rng(4)
    grain = cv2.GaussianBlur(chance.normal(0, 6, (SIZE[1], SIZE[0])).astype(np.float32), (0, 0), 0.8)[..., None]
    seen = cv2.GaussianBlur(np.asarray(page, np.float32), (0, 0), 0.9) - soft + grain
    return np.asarray(np.clip(seen, 0, 255), np.uint8)


def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), size)


def ours(page: Picture, profile: Name, folder: Path) -> tuple[Picture, int]:
    about = About("Thông báo", "", "", "", datetime(2026, 1, 1, tzinfo=UTC), "Archivist")
    path = folder / f"{profile}.pdf"
    bind([FacsimilePage(encode(page, DPI, Facsimile(profile=profile)))], about, path)
    return cut(path), path.stat().st_size


def theirs(page: Picture, folder: Path) -> tuple[Picture, int]:
    """As its users run it, on the page as a scanner's JPEG of good quality."""
    Image.fromarray(page).save(folder / "a.jpg", quality=90, dpi=(DPI, DPI))
    (folder / "a.pdf").write_bytes(img2pdf.convert(str(folder / "a.jpg")))
    command = [str(Path(sys.executable).parent / "ocrmypdf"), "-l", "vie", "--output-type", "pdfa-2", "--quiet"]
    subprocess.run([*command, str(folder / "a.pdf"), str(folder / "b.pdf")], check=True)
    return cut(folder / "b.pdf"), (folder / "b.pdf").stat().st_size


def cut(path: Path) -> Picture:
    """The place of the page, at 300 dpi."""
    left, top, right, bottom = CROP
    with pypdfium2.PdfDocument(path) as pdf:
        return np.asarray(pdf[0].render(scale=DPI / 72).to_pil().convert("RGB"))[top:bottom, left:right]


def captioned(shown: Picture, caption: str) -> Picture:
    height, width = shown.shape[:2]
    cell = Image.new("RGB", (width + 20, height + 64), "white")
    cell.paste(Image.fromarray(shown), (10, 54))
    ImageDraw.Draw(cell).text((10, 8), caption, fill="black", font=face(34))
    return np.asarray(cell)


if __name__ == "__main__":
    main()
