"""What the sample is known to say: the fields of its documents and of its dossier."""

from dataclasses import dataclass

from .sheet import Sheet

COMMUNE = "xã Tân Lĩnh Hạ"
DISTRICT = "huyện Lâm Phước"
COMMUNE_LINES = ("ỦY BAN NHÂN DÂN", "XÃ TÂN LĨNH HẠ")
COMMUNE_AGENCY = " ".join(COMMUNE_LINES)
COMMUNE_SEAL = ("ỦY BAN NHÂN DÂN XÃ TÂN LĨNH HẠ", "HUYỆN LÂM PHƯỚC")
PLACE = "Tân Lĩnh Hạ"


@dataclass(frozen=True, slots=True)
class Fields:
    """The description of one document, as a clerk would write it; dates are ISO 8601."""

    doc_type: str
    subject: str
    agency: str
    number: str
    notation: str
    code: str
    place: str
    date: str
    agency_parent: str | None = None
    addressee: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_authority: str | None = None
    signer_title: str | None = None
    signer_name: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier that the batch belongs to."""

    fileCode: str  # noqa: N815, the field's name in TT 05/2025/TT-BNV
    title: str
    startDate: str  # noqa: N815
    endDate: str  # noqa: N815


DOSSIER = Dossier(
    fileCode="H49.64.2019.05",
    title="Hồ sơ về việc xây dựng đường giao thông nông thôn năm 2019 của xã Tân Lĩnh Hạ, huyện Lâm Phước",
    startDate="1996-05-14",
    endDate="2019-12-06",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One finished document: its fields and its sides in reading order."""

    fields: Fields
    sheets: tuple[Sheet, ...]
