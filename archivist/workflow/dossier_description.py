"""The description of a dossier, as far as it follows from its cover, its documents and the settings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archivist.model.codes import FileCode
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Dossier
from archivist.model.given import GivenDossier
from archivist.settings import Settings
from archivist.workflow.formats import is_loose
from archivist.workflow.retention import period_of, retention

DIGITISED, OPEN_TO_ALL, NORMAL, VIETNAMESE, NO_BACKUP = "02", "01", "02", "01", "0"
# What the cover of the paper dossier says, and which field of the dossier it is.
COVER = {
    "cover_title": "title", "cover_retention": "maintenance", "cover_start": "start_date", "cover_end": "end_date",
}  # fmt: skip
_LETTER = "CÔNG VĂN"
NOTHING = GivenDossier()
_BUNDLE, _ALIKE = 3, 0.7  # a bundle of one kind: so many documents, and such a share of them of that kind


def describe_dossier(
    dossier: Dossier,
    documents: Sequence[Description],
    settings: Settings,
    by_hand: dict[str, str],
    given: GivenDossier = NOTHING,
) -> Description:
    """Proposals by rule, what the cover of the paper dossier says, what others have described before, then what a hand has
    set; dates are ISO, codes those of TT 05/2025/TT-BNV, Phụ lục I.
    """
    whole = Description(tuple(_by_rule(f, v, rule) for f, v, rule in _proposals(dossier, documents, settings) if v))
    whole = whole.given_all(_on_cover(dossier, documents, settings))
    whole = whole.given_all(Entry(f, v, Origin(By.GIVEN, read=v, rule=given.source)) for f, v in given.values.items())
    return whole.given_all(Entry(f, v, Origin(By.HAND)) for f, v in by_hand.items() if isinstance(v, str))


def _proposals(dossier: Dossier, documents: Sequence[Description], settings: Settings) -> list[tuple[str, str, str]]:
    dates = sorted(d.value("date") for d in documents if d.value("date"))
    return [
        ("title", *_title(dossier, documents)),
        ("maintenance", *_period(dossier, documents, settings)),
        ("mode", OPEN_TO_ALL, "default"),
        ("language", *_language(documents)),
        ("start_date", dates[0] if dates else "", "earliest document"),
        ("end_date", dates[-1] if dates else "", "latest document"),
        ("condition", NORMAL, "default"),
        ("confidence_level", DIGITISED, "scanned from paper"),
        ("paper_file_code", _paper_code(dossier, settings), "archive.fonds.number"),
        ("risk_recovery", NO_BACKUP, "default"),
    ]


def _by_rule(field: str, value: str, rule: str) -> Entry:
    return Entry(field, value, Origin(By.RULE, rule=rule))


def told_period(documents: Sequence[Description], by_hand: Mapping[str, object], given: GivenDossier) -> tuple[str, str]:
    """From when to when the dossier is, as its cover, a list or a hand says; "" where nobody does. Not what follows from
    the dates of its documents, which are to be compared with it.
    """
    cover = next((d for d in documents if d.value("cover_number")), Description())
    start = by_hand.get("start_date") or given.values.get("start_date") or cover.value("cover_start")
    end = by_hand.get("end_date") or given.values.get("end_date") or cover.value("cover_end")
    return str(start or ""), str(end or "")


def _on_cover(dossier: Dossier, documents: Sequence[Description], settings: Settings) -> Iterator[Entry]:
    """Read on the cover, each with its place there. A title that was given with the code is not outranked."""
    cover = next((d for d in documents if d.value("cover_number")), None)
    if cover is None:
        return
    for said, field in COVER.items():
        entry = cover.get(said)
        if entry and not (field == "title" and dossier.title):
            yield replace(entry, field=field)
    number = cover.get("cover_number")
    where = next((cover.value(f) for f in ("cover_box", "cover_inventory", "cover_fonds") if cover.value(f)), "")
    if number:
        code = ".".join(filter(None, (settings.agency.archive_code, where or settings.agency.fonds, number.value)))
        yield Entry("paper_file_code", code, number.origin)


def _title(dossier: Dossier, documents: Sequence[Description]) -> tuple[str, str]:
    """The title that was given; else of a bundle of one kind its kind, agency and years; else Hồ sơ (where none was
    formed, Tài liệu) and the first subject that was read: the custom of file plans (NĐ 30/2020/NĐ-CP, Phụ lục IV).
    """
    if dossier.title:
        return dossier.title, "given"
    bundle = _bundle(documents)
    if bundle:
        return bundle, "documents of one kind"
    subject = next((d.value("subject") for d in documents if d.value("subject")), "")
    kind = "Tài liệu" if is_loose(dossier.file_code) else "Hồ sơ"
    return (f"{kind} {subject[:1].lower()}{subject[1:]}" if subject else ""), "first subject"


def _bundle(documents: Sequence[Description]) -> str:
    """Tập quyết định của UBND xã Hòa Bắc năm 2024; empty where the documents are of several kinds."""
    kinds, agencies = (Counter(d.value(f) for d in documents if d.value(f)) for f in ("doc_type", "agency"))
    if not kinds or len(documents) < _BUNDLE:
        return ""
    (kind, times), years = kinds.most_common(1)[0], sorted({d.value("date")[:4] for d in documents if d.value("date")})
    if kind == _LETTER or times < _ALIKE * len(documents):
        return ""
    agency, named = agencies.most_common(1)[0] if agencies else ("", 0)
    whose = f" của {agency}" if named >= _ALIKE * len(documents) else ""
    when = f" năm {years[0]}" if len(years) == 1 else f" từ năm {years[0]} đến năm {years[-1]}" if years else ""
    return f"Tập {kind.lower()}{whose}{when}"


def _period(dossier: Dossier, documents: Sequence[Description], settings: Settings) -> tuple[str, str]:
    """From the table of periods, with its row and legal basis; else from the settings."""
    table = retention(settings.packaging.retention)
    kept = period_of(_title(dossier, documents)[0], documents, table)
    return (kept.row.code, kept.reason(table)) if kept else (settings.packaging.maintenance, "setting")


def _language(documents: Sequence[Description]) -> tuple[str, str]:
    """That of the documents; where they differ, each of them, the most frequent first."""
    told = Counter(d.value("language") for d in documents if d.value("language"))
    codes = [code for code, _times in sorted(told.items(), key=lambda x: (-x[1], x[0]))]
    return (",".join(codes), "documents") if codes else (VIETNAMESE, "default")


def _paper_code(dossier: Dossier, settings: Settings) -> str:
    """`[Mã cơ quan lưu trữ].[Số kho/giá/hộp].[Số hồ sơ giấy]`; the fonds stands for the box until somebody names one."""
    if not dossier.file_code:
        return ""
    return f"{settings.agency.archive_code}.{settings.agency.fonds}.{FileCode.parse(dossier.file_code).notation}"


def year_of(documents: Sequence[Description], otherwise: int) -> int:
    """Year of formation: the one in which most of the documents were issued, the later of two; older papers are evidence."""
    years = Counter(int(d.value("date")[:4]) for d in documents if d.value("date"))
    return max(years, key=lambda year: (years[year], year), default=otherwise)
