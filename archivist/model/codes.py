"""Archive codes: read, written and built; the year always comes from the code itself, never from a constant."""

import re
from dataclasses import dataclass
from typing import Self

from archivist.translation import N_
from archivist.troubles import BadCode

AGENCY_LENGTH = 35
FILE_CODE_LENGTH = 100
DOC_ID_LENGTH = 25
_AGENCY = re.compile(r"(?:[A-Y]\d{2}|Z\d{2})(?:\.[0-9A-Z]+)*")
_YEAR = re.compile(r"(?:18|19|20)\d{2}")
_LOOSE = re.compile(r"(?P<head>.+\.\d{4}\.\d{2})\.(?P<number>\d{7})")
_GROUP = re.compile(r"[0-9A-ZĐ][0-9A-ZĐa-zđ_-]*")


@dataclass(frozen=True, slots=True)
class AgencyCode:
    """Identifier of an agency: at most 35 of `.`, 0–9, A–Z; the first group is a letter A–Y and two digits (QĐ
    20/2020/QĐ-TTg, Điều 4).
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        if not _AGENCY.fullmatch(text) or len(text) > AGENCY_LENGTH:
            raise BadCode(text=text, form=N_("agency identifier"), example="H49.64.33")
        return cls(text)

    def __str__(self) -> str:
        return self.text

    @property
    def level(self) -> int:
        """1 for a province or ministry, 2 for the units below it, and so on."""
        return self.text.count(".") + 1


@dataclass(frozen=True, slots=True)
class FileCode:
    """Mã hồ sơ: agency identifier (or the code of a closed fonds), year of formation, notation, and the
    inventory's number if
    there is one (TT 05/2025/TT-BNV, Phụ lục I): `H49.64.33.2001.160`.
    """

    agency: str
    year: int
    notation: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The last group that reads as a year, and has a notation behind it, is the year."""
        groups = text.strip().split(".")
        at = next((i for i in range(len(groups) - 2, 0, -1) if _YEAR.fullmatch(groups[i])), None)
        if at is None or len(text) > FILE_CODE_LENGTH or not all(_GROUP.fullmatch(g) for g in groups):
            raise BadCode(text=text, form=N_("agency.year.notation"), example="H49.64.33.2001.160")
        return cls(".".join(groups[:at]), int(groups[at]), ".".join(groups[at + 1 :]))

    def __str__(self) -> str:
        return f"{self.agency}.{self.year}.{self.notation}"

    @classmethod
    def of_loose(cls, agency: str, year: int, submission: int, number: int) -> Self:
        """The code of a package of loose documents: submission of two digits, ordinal of seven (Phụ lục IV)."""
        return cls.parse(f"{agency}.{year}.{submission:02d}.{number:07d}")

    @property
    def is_loose(self) -> bool:
        """Whether it is of that form."""
        return bool(_LOOSE.fullmatch(str(self)))

    def archived_by(self, archive: str) -> str:
        """arcFileCode: code of the archive + mã hồ sơ."""
        return f"{archive}.{self}"


@dataclass(frozen=True, slots=True)
class DocCode:
    """Codes of one document of a dossier; `ordinal` counts from 1."""

    file_code: FileCode
    ordinal: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `fileCode.0000001` or `fileCode.1`."""
        head, _dot, tail = text.rpartition(".")
        if not tail.isdecimal() or not tail.isascii() or int(tail) < 1:
            raise BadCode(text=text, form=N_("agency.year.notation.ordinal"), example="H49.64.33.2001.160.0000001")
        return cls(FileCode.parse(head), int(tail))

    def __str__(self) -> str:
        """docCode: mã hồ sơ + "." + ordinal of seven digits."""
        return f"{self.file_code}.{self.ordinal:07d}"

    @property
    def doc_id(self) -> str:
        """docId, also the name of the file: mã hồ sơ + "." + plain ordinal (Điều 8.1.d)."""
        return doc_id_of(str(self.file_code), self.ordinal)


def doc_id_of(file_code: str, ordinal: int) -> str:
    """The ordinal without zeros in front, and so that of a package of loose documents: its docId would be longer than the
    25 characters that the circular allows.
    """
    loose = _LOOSE.fullmatch(file_code)
    whole = f"{loose['head']}.{int(loose['number'])}" if loose else file_code
    return f"{whole}.{ordinal}"
