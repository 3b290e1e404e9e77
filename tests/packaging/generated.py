"""Dossiers by the number, no two alike: lengths, letters, dates, codes and counts as a commune may have them."""

import random
from pathlib import Path

from archivist.model.dossier import BoundDossier
from tests.packaging.dossiers import DOSSIER, bound

TYPES = ("QUYẾT ĐỊNH", "Công văn", "TỜ TRÌNH", "Báo cáo", "Giấy chứng nhận kết hôn", "BIÊN BẢN", "Thông báo", "32")
WORDS = (
    "về việc", "phê duyệt", "đường liên thôn", "Ủy ban nhân dân", "hộ tịch", "năm", "quý", "“Nông thôn mới”",
    "số 15/QĐ-UBND", "<tạm>", "& cộng sự", "thửa đất", "Nguyễn Thị Ánh", "công nhận", "điều chỉnh", "kỳ họp thứ 9",
    "Đắk Lắk", "½ ha", "№ 3", "'",
)  # fmt: skip


def dossiers(count: int, place: Path, seed: int) -> list[BoundDossier]:
    """The same for the same seed; one to nine documents each, facsimiles below `place`."""
    dice = random.Random(seed)
    return [_one(dice, place / str(number), number) for number in range(count)]


def _one(dice: random.Random, place: Path, number: int) -> BoundDossier:
    year = dice.randint(1954, 2025)
    agency = dice.choice(("H49.64.33", "H05.02", "G09.01.12", "H29"))
    notation = dice.choice((f"{number + 1:02d}", f"{number + 1}-HĐ", f"{number + 1}.HC", f"{number + 1}_A"))
    told = dict(DOSSIER) | {"title": _text(dice, 40), "note": _text(dice, 20), "mode": dice.choice(("01", "02"))}
    told |= {"risk_recovery": dice.choice(("0", "1")), "risk_recovery_status": dice.choice(("01", "02"))}
    documents = tuple(_document(dice, year) for _n in range(dice.randint(1, 9)))
    return bound(place, told, documents, f"{agency}.{year}.{notation}")


def _document(dice: random.Random, year: int) -> dict[str, str]:
    day = f"{year}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    return {
        "doc_type": dice.choice(TYPES),
        "number": dice.choice(("", str(dice.randint(1, 9999)))),
        "notation": dice.choice(("", "QĐ-UBND", "CV-VP", "BC-HĐND")),
        "date": day,
        "agency": _text(dice, 5) or "UBND",
        "subject": _text(dice, 30),
        "language": dice.choice(("01", "09", "01,02")),
        "keyword": dice.choice(("", _text(dice, 4)))[:100].strip(),
    }


def _text(dice: random.Random, most: int) -> str:
    return " ".join(dice.choice(WORDS) for _n in range(dice.randint(1, most)))[:195].strip()
