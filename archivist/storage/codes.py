"""Codes of dossiers: the next free number, given out once and never again, and why numbers are missing."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from archivist.model.codes import FileCode
from archivist.model.event import Draft
from archivist.storage import tables
from archivist.translation import N_
from archivist.troubles import CodeTaken

NEVER_GIVEN = N_("never given out")


def code_of(connection: Connection, dossier_id: str) -> str | None:
    """The code that the dossier has, if any."""
    table = tables.code
    query = select(table.c.file_code).where(table.c.dossier_id == dossier_id, table.c.voided.is_(None))
    return connection.execute(query).scalar()


def allocation(connection: Connection, dossier_id: str, agency: str, year: int, wanted: str | None) -> Draft:
    """The event that gives the dossier its code; raises CodeTaken (also for a voided code) or BadCode."""
    given = FileCode.parse(wanted) if wanted else _next(connection, agency, year)
    number = int(given.notation) if given.notation.isdecimal() else None
    if _taken(connection, given, number):
        raise CodeTaken(dossier_code=str(given))
    at: Mapping[str, Any] = {"agency": given.agency, "year": given.year, "number": number}
    return Draft("code.allocated", dossier_id, {**at, "file_code": str(given), "dossier": dossier_id})


def stations(connection: Connection) -> set[str]:
    """The computers that gave out codes, or that a person said may."""
    table = tables.event
    query = select(table.c.detail).where(table.c.kind.in_(("code.allocated", "station.adopted")))
    told = (json.loads(detail).get("station") for detail in connection.execute(query).scalars())
    return {str(station) for station in told if station}


def gaps(connection: Connection, agency: str, year: int) -> tuple[tuple[int, str], ...]:
    """Every number below the highest one that no living dossier holds, with the reason (NEVER_GIVEN is translated)."""
    voided = _numbers(connection, agency, year)
    missing = (n for n in range(1, max(voided, default=0) + 1) if n not in voided or voided[n] is not None)
    return tuple((n, voided.get(n) or NEVER_GIVEN) for n in missing)


def _next(connection: Connection, agency: str, year: int) -> FileCode:
    """One more than the highest: a gap may belong to a dossier that is still on paper."""
    number = max(_numbers(connection, agency, year), default=0) + 1
    return FileCode.parse(f"{agency}.{year}.{number:02d}")


def _numbers(connection: Connection, agency: str, year: int) -> dict[int, str | None]:
    """All numbers ever given out, each with the reason for which it was voided, if it was."""
    table = tables.code
    query = select(table.c.number, table.c.voided).where(
        table.c.agency == agency, table.c.year == year, table.c.number.is_not(None)
    )
    return {row.number: row.voided for row in connection.execute(query)}


def _taken(connection: Connection, wanted: FileCode, number: int | None) -> bool:
    """The same number is the same code, however many zeros it is written with."""
    table = tables.code
    same = table.c.file_code == str(wanted)
    if number is not None:
        same |= (table.c.agency == wanted.agency) & (table.c.year == wanted.year) & (table.c.number == number)
    return connection.execute(select(table.c.file_code).where(same)).first() is not None
