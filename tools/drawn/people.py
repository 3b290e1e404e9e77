"""Papers about people: applications, certificates, extracts of the civil register, receipts of the one-stop shop."""

from collections.abc import Sequence
from functools import partial

from tools.drawn import words
from tools.drawn.paper import Chance, Drawn, day_text, two
from tools.sample import form
from tools.sample.fonts import Face
from tools.sample.pen import SIGNATURES, sign
from tools.sample.sheet import Sheet, Style
from tools.sample.stamps import seal
from tools.sample.typeset import LEFT_MM, RIGHT_MM, Flow

MIDDLE_MM = (LEFT_MM + RIGHT_MM) / 2
WISHES = ("xác nhận hộ khẩu thường trú", "cấp bản sao trích lục khai sinh", "xác nhận tình trạng hôn nhân", "tách thửa đất")
APPLICATIONS = ("ĐƠN XIN XÁC NHẬN", "ĐƠN ĐỀ NGHỊ", "ĐƠN XIN")
PROVINCE_CODES = ("001", "025", "038", "040", "051", "066", "091")


def application(seed: int, dpi: int) -> Drawn:
    """A petition: the motto over the middle, no agency; place, date and the petitioner's name below."""
    chance, flow = Chance(seed), Flow(partial(Sheet, dpi), Style(Face.REGULAR, 14), leading_mm=7.4)
    commune, day, name = chance.among(words.COMMUNES), chance.day(2005, 2026), chance.person()
    kind, wish, sheet = chance.among(APPLICATIONS), chance.among(WISHES), flow.sheet
    _motto(sheet)
    sheet.centred(MIDDLE_MM, 46, kind, Style(Face.BOLD, 15))
    sheet.centred(MIDDLE_MM, 53, f"V/v {wish}", Style(Face.BOLD, 13.5))
    sheet.centred(MIDDLE_MM, 64, f"Kính gửi: Ủy ban nhân dân xã {commune}", Style(Face.REGULAR, 14))
    flow.baseline_mm = 68
    born, person = _born(chance)
    for text in (
        f"Tôi tên là: {name}", f"Sinh ngày: {born}. Số định danh cá nhân: {person}", f"Nơi thường trú: xã {commune}",
        "Tôi làm đơn này kính đề nghị Ủy ban nhân dân xã xem xét, giải quyết theo quy định của pháp luật.",
        "Tôi xin cam đoan những lời khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật.",
    ):  # fmt: skip
        flow.paragraph(text)
    top = flow.baseline_mm + 12
    sheet.centred(form.SIGNER_CENTRE_MM, top, day_text(commune, day), Style(Face.ITALIC, 14))
    sheet.centred(form.SIGNER_CENTRE_MM, top + 7, "NGƯỜI LÀM ĐƠN", Style(Face.BOLD, 13.5))
    sign(sheet, chance.among(tuple(SIGNATURES)), form.SIGNER_CENTRE_MM, top + 11, seed + 1)
    sheet.centred(form.SIGNER_CENTRE_MM, top + 42, name, Style(Face.BOLD, 14))
    fields = {
        "place": commune, "date": day.isoformat(), "doc_type": kind, "subject": f"V/v {wish}",
        "addressee": f"Ủy ban nhân dân xã {commune}", "signer_title": "NGƯỜI LÀM ĐƠN", "signer_name": name,
        "holder_name": name, "person_number": person,
    }  # fmt: skip
    return Drawn("application", (sheet,), fields)


def extract(seed: int, dpi: int) -> Drawn:
    """An extract of the register of births, with the agency's head and a number."""
    chance, flow = Chance(seed), Flow(partial(Sheet, dpi), Style(Face.REGULAR, 13.5), leading_mm=7.0)
    commune, district, day = chance.among(words.COMMUNES), chance.among(words.DISTRICTS), chance.day(2016, 2026)
    kind, short = chance.dice.choice((("TRÍCH LỤC KHAI SINH", "TLKS-BS"), ("TRÍCH LỤC KHAI TỬ", "TLKT-BS")))
    name, number = chance.person(), two(chance.number(500))
    parent, agency = f"HUYỆN {district.upper()}", f"ỦY BAN NHÂN DÂN XÃ {commune.upper()}"
    cells = form.Heading((parent,), ("ỦY BAN NHÂN DÂN", f"XÃ {commune.upper()}"), (f"Số: {number}/{short}",),
                         (day_text(commune, day),))  # fmt: skip
    form.heading(flow, cells, seed)
    sheet = flow.sheet
    sheet.centred(MIDDLE_MM, flow.baseline_mm + 8, kind, Style(Face.BOLD, 15))
    sheet.centred(MIDDLE_MM, flow.baseline_mm + 14, "(BẢN SAO)", Style(Face.BOLD, 12))
    flow.baseline_mm += 18
    born, person = _born(chance)
    _rows(flow, (
        f"Họ, chữ đệm, tên: {name.upper()}", f"Ngày, tháng, năm sinh: {born}", "Giới tính: Nam   Dân tộc: Kinh",
        f"Số định danh cá nhân: {person}", f"Nơi sinh: Trạm Y tế xã {commune}",
        f"Họ, chữ đệm, tên người cha: {chance.person()}", f"Đăng ký tại: Ủy ban nhân dân xã {commune}",
    ))  # fmt: skip
    signer = chance.person()
    _signed(chance, sheet, ("NGƯỜI KÝ TRÍCH LỤC", "CHỦ TỊCH"), signer, flow.baseline_mm + 12, seed)
    fields = {
        "agency_parent": parent, "agency": agency, "number": number, "notation": short, "code": f"{number}/{short}",
        "place": commune, "date": day.isoformat(), "doc_type": kind, "subject": "(BẢN SAO)", "signer_name": signer,
        "holder_name": name.upper(), "person_number": person,
    }  # fmt: skip
    return Drawn("extract", (sheet,), fields)


def receipt(seed: int, dpi: int) -> Drawn:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả, with the dossier code of the one-stop shop, old or new."""
    chance, flow = Chance(seed), Flow(partial(Sheet, dpi), Style(Face.REGULAR, 13.5), leading_mm=7.0)
    commune, name, day = chance.among(words.COMMUNES), chance.person(), chance.day(2019, 2026)
    serial = f"{day:%y%m%d}-{chance.dice.randint(1, 900):04d}"
    old = day.year < 2025
    dossier = f"000.{chance.dice.randint(10, 99)}.{chance.dice.randint(10, 40)}.H44-{serial}" if old else f"H44.107-{serial}"
    agency = f"UBND XÃ {commune.upper()}"
    cells = form.Heading((agency,), ("BỘ PHẬN TIẾP NHẬN", "VÀ TRẢ KẾT QUẢ"), (f"Số: {dossier}/TNHS",),
                         (day_text(commune, day),))  # fmt: skip
    form.heading(flow, cells, seed)
    sheet, kind = flow.sheet, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
    sheet.centred(MIDDLE_MM, flow.baseline_mm + 9, kind, Style(Face.BOLD, 14))
    flow.baseline_mm += 13
    _, person = _born(chance)
    procedure = f"{chance.dice.randint(1, 3)}.{chance.dice.randint(100, 12000):06d}"
    _rows(flow, (
        f"Mã hồ sơ: {dossier}", f"Tiếp nhận hồ sơ của: {name}", f"Số định danh cá nhân: {person}",
        f"Mã thủ tục hành chính: {procedure}.000.00.00.H44", "Thời gian giải quyết hồ sơ: 05 ngày làm việc",
    ))  # fmt: skip
    receiver = chance.person()
    _signed(chance, sheet, ("NGƯỜI TIẾP NHẬN HỒ SƠ",), receiver, flow.baseline_mm + 12, seed)
    fields = {
        "agency_parent": agency, "agency": "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", "signer_name": receiver,
        "notation": "TNHS", "place": commune, "date": day.isoformat(), "doc_type": kind, "tthc_dossier": dossier,
        "tthc_procedure": f"{procedure}.000.00.00.H44", "person_number": person, "holder_name": name,
    }  # fmt: skip
    return Drawn("receipt", (sheet,), fields)


def _motto(sheet: Sheet) -> None:
    sheet.centred(MIDDLE_MM, 24.5, form.COUNTRY, Style(Face.BOLD, 13))
    sheet.centred(MIDDLE_MM, 30.5, form.MOTTO, Style(Face.BOLD, 14))


def _rows(flow: Flow, texts: Sequence[str]) -> None:
    for text in texts:
        flow.advance(flow.leading_mm)
        flow.sheet.text(LEFT_MM, flow.baseline_mm, text, flow.style)
        flow.sheet.lines.append(text)


def _signed(chance: Chance, sheet: Sheet, titles: tuple[str, ...], name: str, top_mm: float, seed: int) -> None:
    who = form.Signature(titles, chance.among(tuple(SIGNATURES)), name)
    bottom = form.signature(sheet, who, form.SIGNER_CENTRE_MM, top_mm, seed + 3)
    seal(sheet, (form.SIGNER_CENTRE_MM - 14, bottom - 21), "ỦY BAN NHÂN DÂN", "XÃ", (), seed + 4)


def _born(chance: Chance) -> tuple[str, str]:
    """A date of birth and a personal number that agree (sex and century in its fourth digit, then the year)."""
    day = chance.day(1950, 2015)
    digit = chance.dice.randint(0, 1) + (2 if day.year >= 2000 else 0)
    number = f"{chance.among(PROVINCE_CODES)}{digit}{day:%y}{chance.dice.randint(0, 999999):06d}"
    return f"{day:%d/%m/%Y}", number
