"""What the rows of the tree say."""

from archivist.translation import _, ngettext
from archivist.ui.dates import shown_date, shown_moment
from archivist.ui.sight.outline import BatchRow, DocumentRow, DossierRow, PageRow
from archivist.ui.sight.states import SIGNS, WHY_ASIDE, Sign
from archivist.ui.tree.nodes import Row, Tray


def first_line(row: Row) -> str:
    """What tells this row from the others."""
    match row:
        case DossierRow():
            return row.file_code or _("Dossier without a code yet")
        case DocumentRow():
            head = " ".join(part for part in (row.doc_type.capitalize(), row.code) if part)
            return f"{row.ordinal}  {head or _('Document without a number')}"
        case BatchRow():
            return _("Not arranged yet")
        case Tray():
            return _("Grey tray")
        case PageRow():
            return _("Leaf {n}").format(n=row.leaf)


def second_line(row: Row) -> str:
    """What one may want to know besides."""
    match row:
        case DossierRow():
            return row.title
        case DocumentRow():
            return "  ·  ".join(p for p in (shown_date(row.date), pages(len(row.pages))) if p)
        case BatchRow():
            return f"{shown_moment(row.opened_at)}  ·  {pages(len(row.pages))}"
        case Tray():
            return pages(len(row.pages))
        case PageRow():
            return row.name


def sign(row: Row) -> Sign | None:
    """The state of a row; a place has none."""
    if isinstance(row, DossierRow):
        return SIGNS[row.state] if row.loaded else None
    return SIGNS[row.state] if isinstance(row, DocumentRow | PageRow) else None


def state_word(row: Row) -> str:
    """The state in one word; in the grey tray, why the page lies there."""
    if isinstance(row, PageRow) and row.why is not None:
        return _(WHY_ASIDE[row.why])
    shown = sign(row)
    return _(shown.word) if shown else ""


def whole(row: Row, doubts: int) -> str:
    """Everything, for whoever points at the row or hears it read."""
    told = [first_line(row), second_line(row), state_word(row)]
    if isinstance(row, DocumentRow):
        told.insert(1, row.subject)
    if doubts:
        told.append(ngettext("{n} doubt", "{n} doubts", doubts).format(n=doubts))
    return "\n".join(" ".join(part.split()) for part in told if part)


def pages(count: int) -> str:
    return ngettext("{n} page", "{n} pages", count).format(n=count)
