"""The description of a dossier, as far as it follows from its documents and the settings."""

from collections import Counter
from collections.abc import Sequence

from archivist.model.codes import FileCode
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Dossier
from archivist.settings import Settings
from archivist.workflow.formats import is_loose

DIGITISED, OPEN_TO_ALL, NORMAL, VIETNAMESE, NO_BACKUP = "02", "01", "02", "01", "0"


def describe_dossier(
    dossier: Dossier, documents: Sequence[Description], settings: Settings, by_hand: dict[str, str]
) -> Description:
    """Proposals by rule, then what a hand has set; dates are ISO, codes those of TT 05/2025/TT-BNV, Phụ lục I."""
    whole = Description(tuple(_by_rule(f, v, rule) for f, v, rule in _proposals(dossier, documents, settings) if v))
    return whole.given_all(Entry(f, v, Origin(By.HAND)) for f, v in by_hand.items() if isinstance(v, str))


def _proposals(dossier: Dossier, documents: Sequence[Description], settings: Settings) -> list[tuple[str, str, str]]:
    dates = sorted(d.value("date") for d in documents if d.value("date"))
    return [
        ("title", dossier.title or _title(documents, loose=is_loose(dossier.file_code)), "given or first subject"),
        ("maintenance", settings.packaging.maintenance, "setting"),
        ("mode", OPEN_TO_ALL, "default"),
        ("language", VIETNAMESE, "default"),
        ("start_date", dates[0] if dates else "", "earliest document"),
        ("end_date", dates[-1] if dates else "", "latest document"),
        ("condition", NORMAL, "default"),
        ("confidence_level", DIGITISED, "scanned from paper"),
        ("paper_file_code", _paper_code(dossier, settings), "archive.fonds.number"),
        ("risk_recovery", NO_BACKUP, "default"),
    ]


def _by_rule(field: str, value: str, rule: str) -> Entry:
    return Entry(field, value, Origin(By.RULE, rule=rule))


def _title(documents: Sequence[Description], *, loose: bool) -> str:
    """Hồ sơ (or, where none was formed, Tài liệu) and the first subject that was read: the custom of file plans (NĐ
    30/2020/NĐ-CP, Phụ lục IV).
    """
    subject = next((d.value("subject") for d in documents if d.value("subject")), "")
    return f"{'Tài liệu' if loose else 'Hồ sơ'} {subject[:1].lower()}{subject[1:]}" if subject else ""


def _paper_code(dossier: Dossier, settings: Settings) -> str:
    """`[Mã cơ quan lưu trữ].[Số kho/giá/hộp].[Số hồ sơ giấy]`; the fonds stands for the box until somebody names one."""
    if not dossier.file_code:
        return ""
    return f"{settings.agency.archive_code}.{settings.agency.fonds}.{FileCode.parse(dossier.file_code).notation}"


def year_of(documents: Sequence[Description], otherwise: int) -> int:
    """Year of formation: the one in which most of the documents were issued, the later of two; older papers are evidence."""
    years = Counter(int(d.value("date")[:4]) for d in documents if d.value("date"))
    return max(years, key=lambda year: (years[year], year), default=otherwise)
