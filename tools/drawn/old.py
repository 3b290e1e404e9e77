"""Typewritten papers of before 2000, and papers of the Party, which have a head of their own."""

from functools import partial

from tools.drawn import words
from tools.drawn.paper import Chance, Drawn, day_text, signer_fields, two
from tools.sample import form
from tools.sample.fonts import Face
from tools.sample.pen import SIGNATURES, sign
from tools.sample.sheet import Ink, Sheet, Style
from tools.sample.stamps import seal
from tools.sample.typeset import Flow
from tools.sample.typewriter import Typist

TYPED = (("QUYẾT ĐỊNH", "QĐ"), ("THÔNG BÁO", "TB"), ("BÁO CÁO", "BC"), ("BIÊN BẢN", "BB"))
TYPED_SIGNATURES = (
    ("TM. UBND XÃ", "CHỦ TỊCH"), ("TM. UBND XÃ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("CHỦ TỊCH",),
)  # fmt: skip
PARTY = (("QUYẾT ĐỊNH", "QĐ"), ("NGHỊ QUYẾT", "NQ"), ("KẾ HOẠCH", "KH"), ("BÁO CÁO", "BC"), ("THÔNG BÁO", "TB"))
PARTY_SIGNATURES = (("T/M ĐẢNG ỦY", "BÍ THƯ"), ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), ("T/M BAN CHẤP HÀNH", "BÍ THƯ"))


def typed(seed: int, dpi: int) -> Drawn:
    """One page of a typewriter, twelve letters to the inch, with pen and seal."""
    chance, sheet = Chance(seed), Sheet(dpi)
    typist = Typist(sheet, seed)
    commune, district = chance.among(words.COMMUNES), chance.among(words.DISTRICTS)
    (kind, short), day = chance.dice.choice(TYPED), chance.day(1976, 1999)
    number, subject = two(chance.number(400)), f"Về việc {chance.among(words.SUBJECTS[-7:]).format(year=day.year)}"
    parent, agency = f"UBND HUYỆN {district.upper()}", f"UBND XÃ {commune.upper()}"
    notation = f"{short}-UB"
    for row, text in enumerate((parent, agency)):
        typist.centred(56, 26 + 5 * row, text)
    typist.centred(56, 40, f"Số: {number}/{notation}")
    typist.centred(145, 26, form.COUNTRY)
    typist.centred(145, 31, "Độc lập - Tự do - Hạnh phúc")
    typist.centred(145, 43, f"{commune}, ngày {two(day.day)} tháng {day.month} năm {day.year}")
    spaced = chance.happens(0.5)
    typist.centred(110, 58, "   ".join(" ".join(w) for w in kind.split()) if spaced else kind, note=kind)
    line = 64.0
    for text in _lines(subject, 60):
        typist.centred(110, line, text)
        line += 5.2
    line += 5
    for text in chance.some(words.BODY, 2, 4):
        line = typist.paragraph(30, line, 160, text)
    titles, name = chance.dice.choice(TYPED_SIGNATURES), chance.person()
    line += 8
    for row, text in enumerate(titles):
        typist.centred(145, line + 5.2 * row, text)
    typist.centred(145, line + 44, name)
    sign(sheet, chance.among(tuple(SIGNATURES)), 146, line + 16, seed + 1, 38, Ink.PEN)
    seal(sheet, (130, line + 24), f"ỦY BAN NHÂN DÂN XÃ {commune.upper()}", district.upper(), (), seed + 2, 8)
    fields = {
        "agency_parent": parent, "agency": agency, "number": number, "notation": notation, "code": f"{number}/{notation}",
        "place": commune, "date": day.isoformat(), "doc_type": kind, "subject": subject, **signer_fields(titles, name),
    }  # fmt: skip
    return Drawn("typed", (sheet,), fields)


def _lines(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def party(seed: int, dpi: int) -> Drawn:
    """A paper of a commune's Party committee: the star below the agency, the number before its notation."""
    chance = Chance(seed)
    flow = Flow(partial(Sheet, dpi), Style(Face.REGULAR, 14), leading_mm=6.8)
    commune, district = chance.among(words.COMMUNES), chance.among(words.DISTRICTS)
    (kind, short), day = chance.dice.choice(PARTY), chance.day(2001, 2026)
    number, subject = two(chance.number(300)), f"về {chance.among(words.SUBJECTS).format(year=day.year)}"
    parent, agency = f"ĐẢNG BỘ HUYỆN {district.upper()}", f"ĐẢNG ỦY XÃ {commune.upper()}"
    sheet, notation = flow.sheet, f"{short}/ĐU"
    sheet.centred(form.AGENCY_CENTRE_MM, 24.5, parent, Style(Face.REGULAR, 13))
    sheet.centred(form.AGENCY_CENTRE_MM, 30.5, agency, Style(Face.BOLD, 13))
    sheet.centred(form.AGENCY_CENTRE_MM, 36.0, "*", Style(Face.BOLD, 14))
    sheet.centred(form.AGENCY_CENTRE_MM, 41.5, f"Số {number}-{notation}", Style(Face.REGULAR, 13))
    width = sheet.centred(form.MOTTO_CENTRE_MM, 24.5, "ĐẢNG CỘNG SẢN VIỆT NAM", Style(Face.BOLD, 14))
    sheet.rule(form.MOTTO_CENTRE_MM - width / 2, 26.5, width)
    sheet.centred(form.MOTTO_CENTRE_MM, 41.5, day_text(commune, day), Style(Face.ITALIC, 14))
    flow.baseline_mm = 48
    form.title(flow, kind, subject)
    for text in chance.some(words.BODY, 2, 5):
        flow.paragraph(text)
    recipients = (*chance.some(words.RECIPIENTS, 2, 3), "Lưu Văn phòng Đảng ủy")
    titles, name = chance.dice.choice(PARTY_SIGNATURES), chance.person()
    centre = form.closing(flow, recipients, form.Signature(titles, chance.among(tuple(SIGNATURES)), name), seed + 5)
    seal(flow.sheet, (centre[0] - 15, centre[1]), "ĐẢNG CỘNG SẢN VIỆT NAM", district.upper(), (), seed + 6)
    fields = {
        "agency_parent": parent, "agency": agency, "number": number, "notation": notation, "code": f"{number}-{notation}",
        "place": commune, "date": day.isoformat(), "doc_type": kind, "subject": subject,
        "recipients": "; ".join(recipients), **signer_fields((titles[0].replace("T/M", "TM."), titles[1]), name),
    }  # fmt: skip
    return Drawn("party", tuple(flow.sheets), fields)
