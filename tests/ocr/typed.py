"""Pages set word by word, as an engine would report them, and pictures of such pages."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import PageText, Word
from archivist.ocr.layout import in_reading_order
from archivist.resources import resource

SIZE = (1654, 2339)  # A4 at 200 dpi
DPI = 200.0
HEIGHT = 28.0
Placed = tuple[float, float, str]  # left and top in px, text


def run(left: float, top: float, text: str, confidence: float = 0.95, height: float = HEIGHT) -> list[Word]:
    """The words of a text from `left` on, each letter half as wide as high."""
    words = []
    for part in text.split(" "):
        right = left + len(part) * height * 0.55
        words.append(Word(part, Box(left, top, right, top + height), confidence))
        left = right + height * 0.3
    return words


def centred(top: float, text: str, middle: float = SIZE[0] / 2) -> Placed:
    whole = run(0, top, text)
    return middle - whole[-1].box.right / 2, top, text


def page(lines: Sequence[Placed], confidence: float = 0.95) -> PageText:
    """A page with these runs of words, put into reading order."""
    return page_of([run(*line, confidence) for line in lines])


def page_of(runs: Sequence[Sequence[Word]]) -> PageText:
    return PageText(in_reading_order(runs, SIZE, DPI), SIZE, DPI, "typed", "vie")


MOTTO: tuple[Placed, ...] = (
    centred(150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1180),
    centred(195, "Độc lập - Tự do - Hạnh phúc", 1180),
)


def head(agencies: Sequence[str], number: str, place_date: str, about: Sequence[str] = ()) -> list[Placed]:
    """A letterhead of two columns; `about` are the lines of "V/v"."""
    left = [*agencies, number, *about]
    column = [centred(150 + 45 * i, text, 430) for i, text in enumerate(left)]
    return [*column, *MOTTO, centred(150 + 45 * len(agencies), place_date, 1180)]


def body(top: float, *texts: str) -> list[Placed]:
    """Lines of running text from the left margin, 50 px apart."""
    return [(230.0, top + 50 * i, text) for i, text in enumerate(texts)]


def foot(top: float, recipients: Sequence[str], signature: Sequence[str]) -> list[Placed]:
    """Recipients on the left, the signature on the right, its last line lower, where the name stands."""
    left = [(230.0, top + 42 * i, text) for i, text in enumerate(["Nơi nhận:", *recipients])]
    *titles, name = signature
    return [*left, *(centred(top + 45 * i, text, 1230) for i, text in enumerate(titles)), centred(top + 330, name, 1230)]


LONG = "Thực hiện chỉ đạo của cấp trên về công tác phòng, chống thiên tai trên địa bàn xã năm 2024"

DECISION: list[Placed] = [
    *head(["ỦY BAN NHÂN DÂN", "XÃ HÒA BẮC"], "Số: 39/QĐ-UBND", "Hòa Bắc, ngày 12 tháng 04 năm 2024"),
    centred(420, "QUYẾT ĐỊNH"),
    centred(470, "Về việc thành lập Ban chỉ đạo phòng, chống thiên tai"),
    centred(515, "và tìm kiếm cứu nạn xã Hòa Bắc"),
    centred(600, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA BẮC"),
    *body(700, LONG, LONG, "trong phạm vi toàn xã./."),
    *foot(
        900,
        ["- Như Điều 2;", "- UBND huyện (b/c);", "- Lưu: VT, VP."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Công Tuấn"],
    ),
]

LETTER: list[Placed] = [
    *head(
        ["UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"],
        "Số: 07/SYT-NVY",
        "Phú Thọ, ngày 27 tháng 8 năm 2022",
        ["V/v bảo đảm an toàn thực", "phẩm trong dịp Tết Trung thu"],
    ),
    (600, 460, "Kính gửi:"),
    (780, 505, "- Các phòng, ban, đơn vị trực thuộc;"),
    (780, 550, "- Trạm Y tế các xã, phường."),
    *body(640, LONG, LONG),
    *foot(850, ["- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC", "Đỗ Đức Bình"]),
]

LAST_PAGE: list[Placed] = [
    (820, 90, "2"),
    *body(200, LONG, LONG, "thực hiện nghiêm túc./."),
    *foot(450, ["- Như Điều 2;", "- Lưu: VT."], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Hoa"]),
]


def picture(lines: Sequence[Placed], size: tuple[int, int] = SIZE, height: float = 36.0) -> Picture:
    """The same lines printed black on white."""
    sheet = Image.new("L", size, 255)
    font = ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), height)
    for left, top, text in lines:
        ImageDraw.Draw(sheet).text((left, top), text, fill=0, font=font)
    return np.asarray(sheet, np.uint8)
