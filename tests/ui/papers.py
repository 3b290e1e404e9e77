"""Invented papers for the stories: small pages that carry their number, and an engine that knows what they say."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Line, PageText, Word
from archivist.settings import Imaging, Ocr, Quality, Settings, Work

SIZE, DPI = (306, 432), 200  # a small sheet, so that the line is quick with it
BITS, SIDE, TOP = 7, 8, 400  # black squares at the foot of a page: the first and the last are always there
Lines = tuple[tuple[str, int, int], ...]  # text at (x, y) px

SUBJECTS = (
    "nâng cấp đường liên thôn", "giao dự toán ngân sách", "tuyển quân đợt một", "phòng chống lụt bão",
    "cấp giấy chứng nhận", "sửa chữa trường học", "kê khai đất đai", "thành lập ban chỉ đạo",
)  # fmt: skip


def decision(number: int, *, agency: bool = True) -> Lines:
    """The first page; `agency` tells whether its letterhead is whole."""
    return (
        *((("ỦY BAN NHÂN DÂN", 22, 20), ("XÃ AN BÌNH", 32, 30)) if agency else ()),
        (f"Số: {number + 11}/QĐ-UBND", 28, 46),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 140, 20),
        ("Độc lập - Tự do - Hạnh phúc", 165, 30),
        (f"An Bình, ngày {number + 4:02} tháng 3 năm 2019", 155, 46),
        ("QUYẾT ĐỊNH", 120, 80),
        (f"Về việc {SUBJECTS[(number - 1) % len(SUBJECTS)]}", 90, 94),
        ("Điều 1. Giao các thôn thực hiện theo kế hoạch đã duyệt.", 28, 130),
        ("CHỦ TỊCH", 196, 310),
        ("Nguyễn Văn An", 188, 350),
    )


def following(page: int) -> Lines:
    return ((str(page), 150, 14), ("Điều 2. Các thôn chịu trách nhiệm thi hành.", 28, 40), ("hết", 28, 60))


def stack(documents: int, pages: int, *, without_agency: Sequence[int] = ()) -> tuple[Lines, ...]:
    """`documents` decisions of `pages` pages each, one after the other."""
    return tuple(
        decision(n, agency=n not in without_agency) if page == 1 else following(page)
        for n in range(1, documents + 1)
        for page in range(1, pages + 1)
    )


def lay(count: int, folder: Path) -> Path:
    """So many pages as pictures in a folder: no two look alike, and each has its number in black squares."""
    folder.mkdir(parents=True)
    for number in range(count):
        sheet, dice = Image.new("L", SIZE, 246), random.Random(number)
        pen = ImageDraw.Draw(sheet)
        for row in range(30):
            left = 24 + 8 * dice.randrange(14)
            for word in range(dice.randrange(1, 6)):
                pen.rectangle((left + 26 * word, 16 + 11 * row, left + 26 * word + 18, 20 + 11 * row), fill=40)
        for place, there in enumerate((True, *(bool(number >> bit & 1) for bit in range(BITS)), True)):
            if there:
                pen.rectangle((40 + 2 * SIDE * place, TOP, 40 + 2 * SIDE * place + SIDE - 1, TOP + SIDE - 1), fill=20)
        sheet.save(folder / f"{number + 1:03}.png", dpi=(DPI, DPI))
    return folder


def settings(**more: object) -> Settings:
    """The line in this process, with the engine that knows; what such small drawings would be doubted for is left out."""
    quality = Quality(
        most_blur=99, least_contrast=0, darkest_paper=0, most_cast=255, cut_letters=999, size_tolerance=1, unlike=1e9
    )
    imaging = Imaging(orient=False, orientation_floor=0, deskew=False, flatten=False, crop_borders=False)
    return Settings(ocr=Ocr(engine="knowing"), quality=quality, imaging=imaging, **{"work": Work(jobs=1), **more})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class KnowingEngine:
    """Reads the number of a page from its squares, and says what stands on that page: quick, and always right."""

    papers: tuple[Lines, ...]

    @property
    def name(self) -> str:
        return "knowing"

    def version(self) -> str:
        return "knowing 1"

    def languages(self) -> tuple[str, ...]:
        return ("vie",)

    def check(self, languages: str) -> None:
        """It knows the papers in whatever language they are."""

    def read(self, picture: Picture, dpi: float, languages: str, seconds: float) -> PageText:
        height, width = picture.shape[:2]
        number, scale = number_on(picture), height / SIZE[1]
        said = self.papers[number] if number is not None else ()
        headed = any(text.startswith("CỘNG HÒA") for text, _x, _y in said)
        lines = [_line(*placed, scale, headed=headed) for placed in said]
        return PageText(tuple(sorted(lines, key=lambda line: line.box.top)), (width, height), dpi, self.version(), languages)


def number_on(picture: Picture) -> int | None:
    """None where the squares are not to be seen, as in a part of a page."""
    grey = picture if picture.ndim == 2 else picture.mean(axis=2)
    scale = grey.shape[0] / SIZE[1]
    row = round((TOP + SIDE / 2) * scale)
    if row >= grey.shape[0] or abs(grey.shape[1] - SIZE[0] * scale) > 3 * scale:
        return None
    dark = [grey[row, round((40 + SIDE / 2 + 2 * SIDE * place) * scale)] < 130 for place in range(BITS + 2)]
    return sum(bool(there) << bit for bit, there in enumerate(dark[1:-1])) if dark[0] and dark[-1] else None


def _line(text: str, x: int, y: int, scale: float, *, headed: bool) -> Line:
    """In the left or the right column where it stands in a head."""
    words, left = [], float(x)
    for word in text.split():
        right = left + 3.3 * len(word)
        words.append(Word(word, Box(left * scale, y * scale, right * scale, (y + 7) * scale), 0.97))
        left = right + 2.5
    return Line(tuple(words), column=(1 if x < 130 else 2) if headed and y < 60 else 0)
