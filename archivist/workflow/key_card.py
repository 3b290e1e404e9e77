"""A card of the keys to lay beside the keyboard: one or two pages, from the table that is in force."""

from collections.abc import Sequence
from pathlib import Path

from archivist import durable
from archivist.model.paper import Column, Listing, Paper
from archivist.pdf.papers import papers_pdf
from archivist.translation import _

Rows = Sequence[tuple[str, Sequence[tuple[str, str]]]]


def card_of_keys(rows: Rows, agency: str) -> Paper:
    """`rows` by menu: what each action is called, and its key."""
    listed = [line for menu, deeds in rows if deeds for line in ((menu,), *((key, deed) for deed, key in deeds))]
    columns = (Column(_("Key"), 2.0), Column(_("What it does"), 6.0))
    listing = Listing(columns, tuple(listed))
    return Paper("keys", False, (agency,), (), "", _("KEYS OF ARCHIVIST"), listing=listing)


def write_key_card(rows: Rows, agency: str, path: Path) -> Path:
    """As PDF. Raises DiskFull, ReadOnly."""
    durable.keep(path, papers_pdf([card_of_keys(rows, agency)]))
    return path
