"""The papers of a hand-over as values: mục lục hồ sơ, mục lục văn bản, biên bản giao nhận (NĐ 30/2020/NĐ-CP, Điều 30)."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from archivist.model.dossier import BoundDossier
from archivist.model.paper import Align, Code, Column, Line, Listing, Paper, Signing
from archivist.packaging.fields import as_written, dossier_values
from archivist.packaging.rules import load_rules
from archivist.resources import resource
from archivist.workflow.hand_over import LEDGER, MANIFEST, PAYLOAD, HandOver

FORMS = "papers-nd30-2020"
_UNIT = re.compile(r"(?i)^.*?\b(?:xã|phường|thị trấn|đặc khu|thành phố|tỉnh)\s+")
_LIST_SHARES = (0.9, 3.0, 7.0, 2.6, 2.0, 1.7, 2.2)
_DOCUMENT_SHARES = (0.9, 2.8, 2.2, 7.4, 3.6, 1.5, 1.8)


def papers_of(hand_over: HandOver, agency: str, archive: str, day: date) -> tuple[Paper, ...]:
    """The three papers; one mục lục văn bản for each dossier. `archive` is the receiving side as papers name it."""
    maker = _Maker(hand_over, agency, archive, day)
    return (maker.inventory(), *maker.documents(), maker.minutes())


class _Maker:
    """What all papers of one hand-over share."""

    def __init__(self, hand_over: HandOver, agency: str, archive: str, day: date) -> None:
        self._over, self._agency, self._archive, self._day, self._forms = hand_over, agency, archive, day, _forms()

    def inventory(self) -> Paper:
        form = self._forms["inventory"]
        rows = tuple(
            (str(n), d.file_code, d.description.value("title"), _period(d), _retention(d), f"{d.leaves}/{d.pages}", _note(d))
            for n, (d, _packages) in enumerate(self._over.dossiers, 1)
        )
        return self._paper(
            "muc-luc-ho-so", form, _listing(form, _LIST_SHARES, rows), (form["total"].format(**self._counts()),)
        )

    def documents(self) -> Iterator[Paper]:
        form = self._forms["documents"]
        for dossier, _packages in self._over.dossiers:
            about = tuple(t.format(code=dossier.file_code, title=dossier.description.value("title")) for t in form["about"])
            total = form["total"].format(documents=len(dossier.documents), pages=dossier.pages)
            listing = _listing(form, _DOCUMENT_SHARES, tuple(_document_rows(dossier)))
            yield self._paper("muc-luc-van-ban", form, listing, (total,), about)

    def minutes(self) -> Paper:
        form = self._forms["minutes"]
        told = self._counts() | {"agency": self._agency, "archive": self._archive, "state": form["state"]}
        told |= {"fonds": self._over.dossiers[0][0].fonds, "period": self._whole_period(), "dots": self._forms["dots"]}
        persons = [Line(form["person"].format(n=n, **told)) for n in (1, 2)]
        lines = [Line(text, italic=True) for text in form["basis"]]
        lines += [Line(form["we"]), Line(form["giving"].format(**told), bold=True), *persons]
        lines += [Line(form["receiving"].format(**told), bold=True), *persons, Line(form["agree"])]
        lines += [Line(text.format(**told)) for text in form["items"]]
        lines += [Line(text.format(**told), indent=1) for text in form["counts"]]
        lines += [Line(text.format(**told)) for text in form["more"]]
        signings = tuple(Signing(role, hint) for role, hint in form["signings"])
        return Paper(
            "bien-ban-giao-nhan", False, self._head(), tuple(self._forms["country"]), self._place(), form["title"],
            tuple(form["about"]), tuple(lines), None, (Line(form["two"]),), signings, self._code(), tuple(form["copies"]),
        )  # fmt: skip

    def _paper(
        self, name: str, form: dict[str, Any], listing: Listing, totals: tuple[str, ...], about: tuple[str, ...] = ()
    ) -> Paper:
        role, hint = form["signing"]
        signings = (Signing("", ""), Signing(role, hint))
        return Paper(
            name, True, self._head(), tuple(self._forms["country"]), self._place(), form["title"], about, (), listing,
            tuple(Line(text) for text in totals), signings, self._code(),
        )  # fmt: skip

    def _head(self) -> tuple[str, ...]:
        """In capitals, the committee and its unit on lines of their own, as letterheads have it."""
        return (re.sub(r"(?<=NHÂN DÂN) (?=\S)", "\n", self._agency.upper()),)

    def _place(self) -> str:
        place = _UNIT.sub("", self._agency) if _UNIT.match(self._agency) else self._forms["dots"]
        month = f"{self._day.month:02d}" if self._day.month < 3 else str(self._day.month)
        told = {"day": f"{self._day.day:02d}", "month": month, "year": self._day.year}
        return str(self._forms["place_and_date"].format(place=place, **told))

    def _code(self) -> Code:
        told = {"digest": self._over.digest, "file": MANIFEST, "destination": self._archive}
        lines, payload = [*self._forms["code"]], PAYLOAD + self._over.digest
        if self._over.head:
            told |= {"head": self._over.head}
            lines += self._forms["ledger"]
            payload += LEDGER + self._over.head
        return Code(payload, tuple(line.format(**told) for line in lines))

    def _counts(self) -> dict[str, object]:
        dossiers, packages = [d for d, _packages in self._over.dossiers], self._over.packages
        return {
            "dossiers": len(dossiers),
            "documents": sum(len(d.documents) for d in dossiers),
            "pages": sum(d.pages for d in dossiers),
            "packages": len(packages),
            "size": f"{sum(p.length for p in packages) / 1e6:.2f} MB".replace(".", ","),
        }

    def _whole_period(self) -> str:
        years = [y for d, _packages in self._over.dossiers for y in re.findall(r"\d{4}", _period(d))]
        return "–" if not years else min(years) if min(years) == max(years) else f"{min(years)} – {max(years)}"


def _listing(form: dict[str, Any], shares: tuple[float, ...], rows: tuple[tuple[str, ...], ...]) -> Listing:
    middle = {0, 3, 4, 5} if len(form["columns"]) == len(shares) and shares is _LIST_SHARES else {0, 1, 2, 5}
    columns = tuple(
        Column(title, share, Align.CENTRE if n in middle else Align.LEFT)
        for n, (title, share) in enumerate(zip(form["columns"], shares, strict=True))
    )
    return Listing(columns, rows)


def _dossier_row(number: int, dossier: BoundDossier) -> tuple[str, ...]:
    title, pages = dossier.description.value("title"), f"{dossier.leaves}/{dossier.pages}"
    return str(number), dossier.file_code, title, _period(dossier), _retention(dossier), pages, _note(dossier)


def _document_rows(dossier: BoundDossier) -> Iterator[tuple[str, ...]]:
    page = 1
    for document in dossier.documents:
        told, last = document.description, page + document.pages - 1
        sign = told.value("code") or "/".join(filter(None, (told.value("number"), told.value("notation"))))
        kind, subject = told.value("doc_type").capitalize(), told.value("subject")
        named = (
            kind if not subject or subject.casefold() == kind.casefold() else f"{kind} {subject[:1].lower()}{subject[1:]}"
        )
        pages = str(page) if page == last else f"{page}-{last}"
        yield (
            str(document.ordinal), sign, as_written(told.value("date")), named.strip(), told.value("agency"), pages,
            told.value("note"),
        )  # fmt: skip
        page = last + 1


def _period(dossier: BoundDossier) -> str:
    rules = load_rules(dossier.rules)
    values = dossier_values(dossier, rules.frame("AIP_hoso", "dossier"), rules)
    start, end = values.get("startDate", ""), values.get("endDate", "")
    return start if start == end else f"{start} – {end}"


def _retention(dossier: BoundDossier) -> str:
    code = dossier.description.value("maintenance")
    return load_rules(dossier.rules).lists["maintenance"].get(code, code)


def _note(dossier: BoundDossier) -> str:
    return dossier.description.value("note")


@lru_cache
def _forms() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(resource(f"rules/{FORMS}.json").read_text(encoding="utf-8"))
    return told
