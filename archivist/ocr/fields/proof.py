"""Values that two sources on the paper agree on: they are proved, and nobody is asked about them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.agency import initials
from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.sheet import Sheet
from archivist.ocr.fields.unit_names import units
from archivist.ocr.vietnamese import composed, fold, plain

_CONTRADICTED = 0.3  # so much is left of what another source contradicts
_LEAST = 8  # letters of a value that may be proved by being read twice: shorter ones are met by chance
_BODIES = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_OF_UNIT = re.compile(
    r"^(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|trạm y tế|công an|ban chỉ huy quân sự|văn phòng hđnd và ubnd)"
    r" (?P<unit>(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh) .+)$"
)
_WELL_READ = 0.95  # below this share of right values a name may be misread as another one
_ANNEXED = re.compile(r"k[eè]m theo|ban hành k[eè]m|ban hanh kem")
_CODE = re.compile(r"số\s*:?\s*(\d{1,6})\s*([/-])\s*([\wđĐ/&.-]+)")
_WEEKDAY = re.compile(
    r"\b(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\W{0,3}ngày\s*(\d{1,2})\s*(?:tháng|/|-)\s*(\d{1,2})"
    r"\s*(?:năm|/|-)\s*(\d{4})"
)
_WEEK = (("thứ hai", "thứ 2"), ("thứ ba", "thứ 3"), ("thứ tư", "thứ 4"), ("thứ năm", "thứ 5"), ("thứ sáu", "thứ 6"),
         ("thứ bảy", "thứ 7"), ("chủ nhật",))  # fmt: skip
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*(?:tháng|/|-)\s*(\d{1,2})\s*(?:năm|/|-)\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The fields of a document by name, and the text of all its lines, each page's in reading order."""

    entries: dict[str, Entry]
    lines: tuple[str, ...]

    def value(self, field: str) -> str:
        return self.entries[field].value if field in self.entries else ""

    def as_read(self, field: str) -> str:
        """What stands there, without blanks: before anything was mended."""
        return re.sub(r"\s", "", composed(self.entries[field].origin.read)) if field in self.entries else ""


def proved(entries: Sequence[Entry], sheets: Sequence[Sheet]) -> list[Entry]:
    """The same entries, those marked on which a second source agrees, those doubted that another one contradicts."""
    lines = tuple(fold(line.text) for sheet in sheets for line in _all(sheet))
    evidence = Evidence({e.field: e for e in entries}, lines)
    proofs = {field: proof for find in _PROOFS for field, proof in find(evidence).items()}
    wrong = _contradicted(evidence)
    return [_marked(e, proofs.get(e.field, ""), contradicted=e.field in wrong) for e in entries]


def _all(sheet: Sheet) -> Sequence[Line]:
    return (*sheet.head_left, *sheet.head_right, *sheet.body, *sheet.foot_left, *sheet.foot_right)


def _marked(entry: Entry, proof: str, *, contradicted: bool) -> Entry:
    if contradicted:
        return replace(entry, origin=replace(entry.origin, confidence=min(entry.origin.confidence, _CONTRADICTED)))
    return replace(entry, origin=replace(entry.origin, proved=True, proof=proof)) if proof else entry


def _type(evidence: Evidence) -> dict[str, str]:
    """The heading names the kind that the notation abbreviates; or a letter's subject and its addressee name none."""
    kind = rules().by_heading().get(fold(evidence.value("doc_type"), diacritics=False))
    if kind and kind.abbreviation and _stands(kind.abbreviation, evidence.as_read("notation")):
        return {"doc_type": "notation"} if evidence.entries["doc_type"].origin.rule == "heading" else {}
    letter = "doc_type" in evidence.entries and evidence.entries["doc_type"].origin.rule == "letter"
    return {"doc_type": "addressee"} if letter and evidence.value("addressee") and evidence.value("subject") else {}


def _stands(abbreviation: str, read: str) -> bool:
    """Whether an abbreviation stands in a code as it was read: between its marks, with its accents and capitals."""
    return re.search(rf"[/-]{re.escape(abbreviation)}(?:[-/.]|$)", read) is not None


def _notation(evidence: Evidence) -> dict[str, str]:
    """As it was read it is the heading's abbreviation and the agency's initials."""
    notation, read = evidence.value("notation"), evidence.as_read("notation")
    kind = rules().by_heading().get(fold(evidence.value("doc_type"), diacritics=False))
    if not notation or notation not in read or not kind or not kind.abbreviation:
        return {}
    first, *others = re.split(r"[-/]", notation)
    known = {*initials([evidence.value("agency"), evidence.value("agency_parent")]), "UBND", "HĐND"}
    agrees = first == kind.abbreviation and others and all(part in known for part in others)
    return {"notation": "heading and agency"} if agrees else {}


def _place(evidence: Evidence) -> dict[str, str]:
    """The place of the date line is that of the agency's name."""
    place = fold(evidence.value("place"))
    names = [fold(evidence.value(f)) for f in ("agency", "agency_parent")]
    return {"place": "agency"} if place and any(_ends(name, place) for name in names) else {}


def _ends(name: str, place: str) -> bool:
    return name == place or name.endswith(" " + place)


def _agency(evidence: Evidence) -> dict[str, str]:
    """Its own name is made of words that are known and of the place, or stands on the paper once more."""
    found = {}
    for field in ("agency", "agency_parent"):
        name = fold(evidence.value(field))
        if len(name) >= _LEAST and _twice(name, evidence.lines):
            found[field] = "read twice"
        elif name and _known(name, fold(evidence.value("place"))) and (field == "agency_parent" or _by_tail(evidence)):
            found[field] = "place and notation"
    return found


def _by_tail(evidence: Evidence) -> bool:
    """Whether the notation, as it was read, ends with the initials of the agency."""
    tails = {t for t in re.split(r"[-/.]", evidence.as_read("notation")) if len(t) >= 2}
    return bool(tails.intersection((*initials([evidence.value("agency")]), *_short_body(evidence.value("agency")))))


def _short_body(agency: str) -> list[str]:
    name = fold(agency)
    return [short.upper() for short, long in _BODIES.items() if name.startswith((short, long))]


def _known(name: str, place: str) -> bool:
    """Whether a name is one of the turns that agencies are made of, and, if there is more, a level and the place."""
    turns = sorted({fold(t) for t in (*rules().phrases, *rules().openers)}, key=len, reverse=True)
    opening = next((t for t in turns if name == t or name.startswith(t + " ")), None)
    if opening is None:
        return False
    rest = name[len(opening) :].strip()
    levels = {fold(level) for level in rules().levels}
    ends = {place, *(f"{level} {place}" for level in levels)} if place else set()
    return not rest or rest in ends


def _twice(name: str, lines: Sequence[str]) -> bool:
    """Whether a text that was put together from lines of the head stands somewhere else, too."""
    others = [line for line in lines if line not in name]
    return name in " ".join(others)


def _signer(evidence: Evidence) -> dict[str, str]:
    """KT. CHỦ TỊCH above PHÓ CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN below the name of that body."""
    rights, title = evidence.value("signer_authority").split("; "), evidence.value("signer_title")
    deputies = {f"KT. {of.upper()}": deputy.upper() for of, deputy in rules().deputies.items()}
    found: dict[str, str] = {}
    deputy = evidence.entries["signer_title"].origin.rule == "signature" if title else False
    if deputy and any(deputies.get(right) == title for right in rights):
        found["signer_title"] = "right and office"
        if all(_of_body(right, evidence) or right in deputies for right in rights):
            found["signer_authority"] = "right and office"
    elif rights != [""] and all(_of_body(right, evidence) for right in rights):
        found["signer_authority"] = "agency"
    return found


def _of_body(right: str, evidence: Evidence) -> bool:
    body = fold(right.removeprefix("TM. "))
    agency = fold(evidence.value("agency"))
    long = next((agency.replace(s, name, 1) for s, name in _BODIES.items() if agency.startswith(s + " ")), agency)
    return right.startswith("TM. ") and len(body) >= _LEAST and long.startswith(body)


def _annexed(evidence: Evidence) -> dict[str, str]:
    """An annex names what it belongs to: "(Kèm theo Quyết định số 39/QĐ-UBND ngày 12 tháng 4 năm 2024)"."""
    found: dict[str, str] = {}
    for at, line in enumerate(evidence.lines):
        if not _ANNEXED.search(line):
            continue
        told = " ".join(evidence.lines[at : at + 2])
        code, day = _CODE.search(told), _DAY.search(told)
        if code and "".join(code.groups()).rstrip(".,)") == fold(evidence.value("code")):
            found |= dict.fromkeys(("code", "number", "notation"), "annex")
        if day and f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" == evidence.value("date"):
            found["date"] = "annex"
    return found


def _units(evidence: Evidence) -> dict[str, str]:
    """Place, or a body and the unit that it is of: letter by letter, with all accents, a name of the list of units."""
    found = {}
    for field in ("place", "agency", "agency_parent"):
        entry, name = evidence.entries.get(field), fold(evidence.value(field))
        body = _OF_UNIT.match(name)
        unit = name if field == "place" else body["unit"] if body else ""
        if entry and unit and entry.origin.confidence >= _WELL_READ and units().bears(unit):
            found[field] = "list of units"
    return found


def _weekday(evidence: Evidence) -> dict[str, str]:
    """The day of the week that the paper names with its own date is the right one."""
    agree = [right for day, right in _weekdays(evidence) if day == evidence.value("date")]
    return {"date": "weekday"} if agree and all(agree) else {}


def _weekdays(evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """The days (ISO) that the paper names with their weekday, and whether that is right."""
    for line in evidence.lines:
        for hit in _WEEKDAY.finditer(line):
            with suppress(ValueError):
                day = dt.date(int(hit[4]), int(hit[3]), int(hit[2]))
                yield day.isoformat(), hit[1] in _WEEK[day.weekday()]


_PROOFS: tuple[Callable[[Evidence], dict[str, str]], ...] = (
    _units, _type, _notation, _place, _agency, _signer, _annexed, _weekday,
)  # fmt: skip


def _contradicted(evidence: Evidence) -> set[str]:
    """A heading that names another kind than the notation abbreviates; a signer's right of another body than the agency."""
    kind = rules().by_heading().get(fold(evidence.value("doc_type"), diacritics=False))
    first = re.split(r"[-/]", re.sub(r"^\d{4}/", "", evidence.value("notation")))[0]
    other = rules().by_abbreviation().get(first)
    heading = "doc_type" in evidence.entries and evidence.entries["doc_type"].origin.rule == "heading"
    differ = heading and kind and other and kind.abbreviation and other.name != kind.name
    never = any(day == evidence.value("date") and not right for day, right in _weekdays(evidence))
    wrong = (*(("doc_type", "notation", "code") if differ else ()), *(("date",) if never else ()))
    return {*wrong, *_other_accents(evidence)}


def _other_accents(evidence: Evidence) -> set[str]:
    """Place and agency that name one commune with other accents: one of them is misread."""
    place = evidence.value("place")
    if not place:
        return set()
    named = [f for f in ("agency", "agency_parent") if _ends(plain(evidence.value(f)), plain(place))]
    differ = [f for f in named if not _ends(fold(evidence.value(f)), fold(place))]
    return {"place", *differ} if differ else set()
