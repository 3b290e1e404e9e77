"""Sample leaves for tests: small drawn pages of invented administrative paper, quick to make and quick to read."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from archivist.resources import resource

DPI = 150
A5 = (874, 1240)  # px at 150 dpi

DECISION = (
    ("ỦY BAN NHÂN DÂN", 60, 60),
    ("XÃ AN BÌNH", 90, 95),
    ("Số: 12/QĐ-UBND", 80, 145),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 400, 60),
    ("Độc lập - Tự do - Hạnh phúc", 470, 95),
    ("An Bình, ngày 05 tháng 3 năm 2019", 450, 145),
    ("QUYẾT ĐỊNH", 340, 240),
    ("Về việc nâng cấp đường liên thôn", 260, 280),
    ("Điều 1. Nâng cấp đường liên thôn Khe Trai.", 80, 380),
    ("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", 80, 430),
    ("CHỦ TỊCH", 560, 900),
    ("Nguyễn Văn An", 540, 1040),
)
SECOND_PAGE = (("2", 430, 40), ("các thôn có trách nhiệm thi hành Quyết định này.", 80, 120), ("hết", 80, 180))


def leaf(lines: Sequence[tuple[str, int, int]] = DECISION, *, size: tuple[int, int] = A5, seed: int = 0) -> Image.Image:
    """A page with printed lines at (x, y) px and a little grain, so that no two seeds give the same bytes."""
    grain = np.random.default_rng(seed).integers(0, 6, (size[1], size[0], 1), dtype=np.uint8)
    page = Image.fromarray(np.broadcast_to(250 - grain, (size[1], size[0], 3)).copy())
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), 22)
    for text, x, y in lines:
        pen.text((x, y), text, fill=(25, 25, 30), font=font)
    return page


def save(page: Image.Image, path: Path, **how: object) -> Path:
    """Writes a leaf with its resolution; the ending chooses the format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.save(path, **{"dpi": (DPI, DPI), **how})  # type: ignore[arg-type]
    return path


def dossier(folder: Path) -> Path:
    """Three leaves: a document of two pages and one of one page, between them nothing."""
    save(leaf(), folder / "1.jpg", quality=80)
    save(leaf(SECOND_PAGE, seed=1), folder / "2.jpg", quality=80)
    other = tuple((t.replace("12/QĐ-UBND", "13/QĐ-UBND"), x, y) for t, x, y in DECISION)
    save(leaf(other, seed=2), folder / "10.jpg", quality=80)
    return folder
