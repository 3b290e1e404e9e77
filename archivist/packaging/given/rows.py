"""Rows of a list as descriptions: which level they are of, their fields, and what each is about."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from archivist.model.given import Given, Level
from archivist.packaging.given.columns import columns_of, folded, import_rules
from archivist.packaging.given.tables import Table, head_of
from archivist.packaging.rules import load_rules
from archivist.troubles import NotAList

_CASE = re.compile(r"\w.*-\d{6}-\d{4,}")  # …-YYMMDD-NNNN (TT 01/2018/TT-VPCP, Điều 19)
_CODE = re.compile(r"(?P<number>\d+[A-Za-z]?)\s*(?P<glue>[/-])\s*(?P<notation>\S.*)")
_DATE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_DATES = ("date", "start_date", "end_date", "holder_birth")
_REVERSED = re.compile(r"(?:[0-9A-Z]{2,3}\.){3}[A-Y]\d{2}")  # 000.00.07.G11: QCVN 102:2016/BTTTT


def rows_of(source: str, found: Sequence[Table]) -> tuple[Given, ...]:
    """Of all sheets; a sheet without known columns is passed over. Raises NotAList where every one is."""
    rows = [row for table in found for row in _of_table(source, table)]
    if not rows:
        raise NotAList(name=source, reason=", ".join(t.name for t in found) or "–")
    return tuple(rows)


def _of_table(source: str, table: Table) -> list[Given]:
    best: list[Given] = []
    for level in Level:
        at = head_of(table.rows, lambda texts, level=level: columns_of(texts, level))
        if at >= 0:
            columns = columns_of(table.rows[at][1], level)
            rows = [_given(source, level, number, _told(texts, columns)) for number, texts in table.rows[at + 1 :]]
            rows = [row for row in rows if row and _holds(row)]
            best = max(best, rows, key=_worth)
    return best


def _told(texts: Sequence[str], columns: Mapping[int, str]) -> dict[str, str]:
    return {field: texts[at] for at, field in columns.items() if at < len(texts) and texts[at]}


def _given(source: str, level: Level, number: int, told: dict[str, str]) -> Given:
    values = {f: v for f, text in told.items() if not f.startswith("key_") and (v := normal(f, text))}
    ordinal, file = told.get("key_ordinal", ""), told.get("key_file", "")
    return Given(level, source, number, _whole(values), _file_code(told), int(ordinal) if ordinal.isdecimal() else 0, file)


def _holds(row: Given) -> bool:
    """Whether a row says anything: a document's its code, date or subject; a dossier's a title; a case's its code."""
    wanted = {Level.DOSSIER: ("title",), Level.DOCUMENT: ("code", "date", "subject"), Level.CASE: ("tthc_dossier",)}
    said = any(row.values.get(field) for field in wanted[row.level])
    return said and (row.level is not Level.CASE or _CASE.fullmatch(row.values["tthc_dossier"]) is not None)


def _worth(rows: Sequence[Given]) -> int:
    """How many fields were understood in all."""
    return sum(len(row.values) for row in rows)


def normal(field: str, text: str) -> str:
    """The value as a Description has it: dates ISO, codes of TT 05/2025, kinds of documents by name."""
    if field in _DATES:
        return iso(text)
    if field == "doc_type":
        return load_rules().lists["typeName"].get(text.zfill(2), text).upper()
    codes = import_rules().values.get(field)
    if codes is None:
        return text
    return codes.get(folded(text).lstrip("0"), text.zfill(2) if text.isdecimal() and len(text) <= 2 else text)


def iso(text: str) -> str:
    """31/12/2019, 12/2019, 2019 or 2019-12-31 as ISO; "" where it is no date."""
    parts = _DATE.fullmatch(text.strip())
    whole = _ISO.fullmatch(text.strip())
    day, month, year = whole.group(3, 2, 1) if whole else parts.groups() if parts else (None, None, "0")
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _whole(values: dict[str, str]) -> dict[str, str]:
    """With số and ký hiệu as one code and as its parts; a kind that stands before the subject in one column is split off."""
    both = values.pop("type_and_subject", "")
    if both:
        values |= _split(both)
    parts = _CODE.fullmatch(values.get("code", ""))
    if parts:
        values |= {"number": parts["number"], "notation": parts["notation"]}
    elif values.get("number") and values.get("notation"):
        values["code"] = f"{values['number']}/{values['notation']}"
    return values


def _split(both: str) -> dict[str, str]:
    names = sorted(load_rules().lists["typeName"].values(), key=len, reverse=True)
    kind = next((name for name in names if both.lower().startswith(f"{name.lower()} ")), "")
    return {"subject": both[len(kind) :].strip(" :.-–"), **({"doc_type": kind.upper()} if kind else {})}


def _file_code(told: Mapping[str, str]) -> str:
    """As it stands there, else put together from its parts. Reversed identifiers are turned: 000.00.07.G11 is G11.07."""
    whole = told.get("key_file_code", "")
    if not whole:
        parts = (told.get("key_agency", ""), told.get("key_catalog", ""), told.get("key_notation", ""))
        whole = ".".join(parts) if all(parts) else ""
    turned = _REVERSED.match(whole)
    if turned is None:
        return whole
    groups = [g for g in reversed(turned[0].split(".")) if g.strip("0")]
    return ".".join(groups) + whole[turned.end() :]
