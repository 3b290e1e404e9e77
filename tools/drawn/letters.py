"""Papers in the layout of NĐ 30/2020, Phụ lục I: decisions, plans, letters and their like."""

from datetime import date, timedelta
from functools import partial

from tools.drawn import words
from tools.drawn.paper import Chance, Drawn, day_text, signer_fields, two
from tools.drawn.words import Issuer
from tools.sample import form
from tools.sample.fonts import Face
from tools.sample.pen import SIGNATURES
from tools.sample.sheet import Sheet, Style
from tools.sample.stamps import URGENT_MM, arrival, framed_word, seal
from tools.sample.typeset import Flow

GRADES = (("HỎA TỐC", (30.0, 8.0)), ("THƯỢNG KHẨN", (40.0, 8.0)), ("KHẨN", URGENT_MM))


def draw(seed: int, dpi: int) -> Drawn:
    """A letter or a document with a heading, of one of many agencies."""
    chance = Chance(seed)
    issuer = chance.dice.choice(words.ISSUERS)
    names = _names(chance)
    day = chance.day(1998, 2026)
    subject = chance.among(words.SUBJECTS).format(year=day.year)
    fields = _issued(issuer, names)
    place = fields.pop("place_name")
    flow = Flow(partial(Sheet, dpi), Style(Face.REGULAR, 13.5), leading_mm=6.4)
    letter = chance.happens(0.35)
    kind, short = ("CÔNG VĂN", "") if letter else chance.dice.choice(words.KINDS)
    tail = fields.pop("tail")
    notation = f"{tail}-{chance.among(issuer.departments)}" if letter else f"{short}-{tail}"
    number = two(chance.number())
    about = tuple(_broken(f"V/v {subject}")) if letter else ()
    cells = form.Heading(
        tuple(x.format(**names) for x in issuer.parent), tuple(x.format(**names) for x in issuer.agency),
        _number(chance, number, notation), (day_text(place, day),), about,
    )  # fmt: skip
    form.heading(flow, cells, seed)
    addressees = _opening(chance, flow, names, letter=letter, kind=kind, subject=subject)
    for text in chance.some(words.BODY, 2, 5):
        flow.paragraph(text)
    recipients = (*chance.some(words.RECIPIENTS, 2, 4), f"Lưu: VT, {chance.among(issuer.departments)}")
    titles, name = chance.dice.choice(issuer.signatures), chance.person()
    centre = form.closing(flow, recipients, form.Signature(titles, chance.among(tuple(SIGNATURES)), name), seed + 5)
    if chance.happens(0.8):
        seal(flow.sheet, (centre[0] - 15, centre[1]), "ỦY BAN NHÂN DÂN", names["DISTRICT"], (), seed + 6)
    fields |= _stamped(chance, flow.sheets[0], names, day, seed)
    fields |= {
        "number": number, "notation": notation, "code": f"{number}/{notation}", "place": place, "date": day.isoformat(),
        "doc_type": kind, "subject": f"V/v {subject}" if letter else f"Về việc {subject}",
        "addressee": "; ".join(addressees), "recipients": "; ".join(recipients), **signer_fields(titles, name),
    }  # fmt: skip
    return Drawn("letter" if letter else "headed", tuple(flow.sheets), {f: v for f, v in fields.items() if v})


def _names(chance: Chance) -> dict[str, str]:
    commune, district, province = (chance.among(x) for x in (words.COMMUNES, words.DISTRICTS, words.PROVINCES))
    short = "".join(word[0] for word in commune.split()).upper()
    found = {"commune": commune, "district": district, "province": province, "INITIALS": short}
    return found | {k.upper(): v.upper() for k, v in found.items() if k != "INITIALS"}


def _issued(issuer: Issuer, names: dict[str, str]) -> dict[str, str]:
    """The agency's names and, for the head, its place and the tail of its notation."""
    own, pattern = " ".join(issuer.agency).format(**names), str(issuer)
    level = "commune" if "COMMUNE" in pattern else "district" if "DISTRICT" in pattern else "province"
    found = {"agency": own, "place_name": names[level], "tail": issuer.tail.format(**names)}
    return found | ({"agency_parent": " ".join(issuer.parent).format(**names)} if issuer.parent else {})


def _number(chance: Chance, number: str, notation: str) -> tuple[str | form.Pen, ...]:
    """The digits in print, or by pen in the gap that was left for them."""
    if chance.happens(0.6):
        return (f"Số: {number}/{notation}",)
    return ("Số:", form.Pen(number, 5 + 3.6 * len(number)), f"/{notation}")


def _broken(text: str, most: int = 34) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _opening(chance: Chance, flow: Flow, names: dict[str, str], *, letter: bool, kind: str, subject: str) -> tuple[str, ...]:
    """What stands between the head and the text; the addressees, if there are any."""
    if not letter:
        form.title(flow, kind, f"Về việc {subject}")
        if kind == "TỜ TRÌNH":
            return _addressed(chance, flow, names, 1)
        return ()
    flow.baseline_mm += 6
    return _addressed(chance, flow, names, chance.dice.randint(1, 3))


def _addressed(chance: Chance, flow: Flow, names: dict[str, str], count: int) -> tuple[str, ...]:
    found = tuple(x.format(**names) for x in chance.some(words.ADDRESSEES, count, count))
    form.addressees(flow, found)
    flow.baseline_mm += 4
    return found


def _stamped(chance: Chance, sheet: Sheet, names: dict[str, str], issued: date, seed: int) -> dict[str, str]:
    """Stamps of haste and of arrival, where chance wants them."""
    found: dict[str, str] = {}
    if chance.happens(0.15):
        grade, size = chance.dice.choice(GRADES)
        framed_word(sheet, grade, size, (34, 74), chance.dice.uniform(-8, 8), seed + 7)
        found["urgency"] = grade
    elif chance.happens(0.3):
        number, day = str(chance.number(900)), issued + timedelta(days=chance.dice.randint(0, 20))
        at, written = (20, chance.dice.uniform(64, 74)), f"{day.day}/{day.month}/{day.year}"
        arrival(sheet, at, f"UBND XÃ {names['COMMUNE']}", number, written, seed + 8)
        found |= {"arrival_number": number, "arrival_date": day.isoformat()}
    return found
