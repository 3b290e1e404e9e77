"""Drawn sheets for the tests of imaging: invented Vietnamese print, skewed, turned, bordered, dirtied as a test asks."""

import math

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from archivist.resources import resource

DPI = 150.0
A4 = (1240, 1754)
Pixels = npt.NDArray[np.uint8]
_LINES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6",
    "Xét đề nghị của Trưởng phòng Nội vụ xã về việc chỉnh lý hồ sơ",
    "lưu trữ các phông đã đóng, Ủy ban nhân dân xã quyết định như",
    "sau: giao Văn phòng thống kê, kiểm đếm và bàn giao tài liệu",
    "giấy theo đúng danh mục đã được phê duyệt trước ngày 30.",
    "Kinh phí thực hiện lấy từ nguồn ngân sách được giao hằng năm",
    "và các khoản thu hợp pháp khác theo quy định hiện hành.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.",
    "Chánh Văn phòng, các trưởng thôn chịu trách nhiệm thi hành.",
)


def font(px: int) -> ImageFont.FreeTypeFont:
    """The face that the program ships."""
    return ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), px)


def blank_sheet(paper: int = 250, grain: float = 2.0, size: tuple[int, int] = A4) -> Pixels:
    """An empty grey sheet with a little grain."""
    noise = np.random.default_rng(5).normal(0, grain, (size[1], size[0]))
    return np.clip(paper + noise, 0, 255).astype(np.uint8)


def text_sheet(lines: int = 26, size: tuple[int, int] = A4) -> Pixels:
    """A grey page of print at 150 dpi, 13 pt, upright and level."""
    image = Image.fromarray(blank_sheet(size=size))
    pen = ImageDraw.Draw(image)
    pen.text((140, 110), "ỦY BAN NHÂN DÂN XÃ AN BÌNH", font=font(26), fill=30)
    pen.text((540, 230), "QUYẾT ĐỊNH", font=font(34), fill=20)
    for row in range(lines):
        pen.text((160, 320 + row * 44), _LINES[row % len(_LINES)], font=font(27), fill=30)
    return np.array(image)


def write(sheet: Pixels, text: str, at: tuple[int, int], px: int = 27, ink: int = 30) -> Pixels:
    """The sheet with one more line of print."""
    image = Image.fromarray(sheet)
    fill = ink if sheet.ndim == 2 else (ink, ink, ink)
    ImageDraw.Draw(image).text(at, text, font=font(px), fill=fill)
    return np.array(image)


def skewed(sheet: Pixels, degrees: float, around: int = 250) -> Pixels:
    """The sheet turned about its centre; `degrees` > 0: lines run down to the right."""
    height, width = sheet.shape[:2]
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = width / 2, height / 2
    matrix = np.array([[cos, -sin, x - cos * x + sin * y], [sin, cos, y - sin * x - cos * y]])
    outside = (around,) * (1 if sheet.ndim == 2 else 3)
    return np.asarray(cv2.warpAffine(sheet, matrix, (width, height), borderValue=outside), np.uint8)


def turned(sheet: Pixels, clockwise: int) -> Pixels:
    """The sheet after 0, 90, 180 or 270 degrees clockwise."""
    return np.ascontiguousarray(np.rot90(sheet, -(clockwise // 90)))


def coloured(sheet: Pixels) -> Pixels:
    """The same in RGB."""
    return np.repeat(sheet[:, :, None], 3, axis=2)


def with_code(sheet: Pixels, symbology: str, text: str, at: tuple[int, int], px: int) -> Pixels:
    """The sheet with a code of about `px` px in width."""
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(symbology))
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))
    drawn = cv2.resize(
        drawn, None, fx=max(1, px // drawn.shape[1]), fy=max(1, px // drawn.shape[1]), interpolation=cv2.INTER_NEAREST
    )
    done = sheet.copy()
    done[at[1] : at[1] + drawn.shape[0], at[0] : at[0] + drawn.shape[1]] = drawn
    return done


def with_patch(sheet: Pixels, widths: str, dpi: float = DPI) -> Pixels:
    """The sheet with a patch code 2.5 inches long at its top; `widths` from the edge inward: 1 = wide, 0 = narrow."""
    done, y = sheet.copy(), round(0.4 * dpi)
    left = sheet.shape[1] // 2 - round(1.25 * dpi)
    for bar in widths:
        thick = round((0.2 if bar == "1" else 0.08) * dpi)
        done[y : y + thick, left : left + round(2.5 * dpi)] = 15
        y += thick + round(0.08 * dpi)
    return done


def seal(sheet: Pixels, centre: tuple[int, int], colour: tuple[int, int, int] = (215, 40, 60), across: int = 210) -> Pixels:
    """An RGB sheet with a round seal, its ink mixed with what is below as on paper."""
    layer = Image.new("RGB", (sheet.shape[1], sheet.shape[0]), "white")
    pen = ImageDraw.Draw(layer)
    x, y, r = *centre, across // 2
    pen.ellipse((x - r, y - r, x + r, y + r), outline=colour, width=5)
    pen.ellipse((x - r * 2 // 3, y - r * 2 // 3, x + r * 2 // 3, y + r * 2 // 3), outline=colour, width=3)
    pen.regular_polygon((x, y, r // 3), 5, fill=colour)
    return np.asarray(np.minimum(sheet, np.array(layer)), np.uint8)
