"""`archivist cover` and `archivist separators`: sheets to print and to lay into the stack."""

from argparse import Namespace

from archivist import durable
from archivist.cli import show
from archivist.model.check_character import with_check, without_check
from archivist.model.codes import FileCode
from archivist.model.cover import DOCUMENT_BEGINS, Cover, box_payload, payload
from archivist.pdf.sheets import PrintedSheet, sheets_pdf
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _, in_vietnamese
from archivist.troubles import Exit
from archivist.workflow.counts import DECLARED

COVER, VOLUME, LEAVES = N_("Dossier cover"), N_("Volume {part} of {parts}"), N_("Leaves: {leaves}")
COVER_HINT = N_("Lay this sheet on top of the dossier when it is scanned")
BOX, BOX_HINT = N_("Box {box}"), N_("Lay this sheet before the dossiers of the box when they are scanned")
SEPARATOR, SEPARATOR_HINT = N_("Separator sheet"), N_("A new document begins behind this sheet")


def cover(words: Namespace) -> int:
    """The cover of one dossier; its title and leaves come from the workspace where it knows them."""
    code, (part, parts) = str(FileCode.parse(without_check(words.code))), words.volume
    title, leaves = _known(words, code)
    lines = [with_check(code), title]
    lines += [in_vietnamese(VOLUME).format(part=part, parts=parts)] if parts > 1 else []
    lines += [in_vietnamese(LEAVES).format(leaves=leaves)] if leaves is not None else []
    lines.append(in_vietnamese(COVER_HINT))
    text = payload(Cover(code, part, parts, leaves))
    return _write(words, [PrintedSheet(text, in_vietnamese(COVER), tuple(filter(None, lines)))])


def box(words: Namespace) -> int:
    """The label of a box, to lie on the dossiers that are in it."""
    lines = (words.title, in_vietnamese(BOX_HINT))
    sheet = PrintedSheet(box_payload(words.box), in_vietnamese(BOX).format(box=words.box), tuple(filter(None, lines)))
    return _write(words, [sheet])


def separators(words: Namespace) -> int:
    """As many equal sheets as are wanted: each starts a new document."""
    hint = (in_vietnamese(SEPARATOR_HINT),)
    sheet = PrintedSheet(DOCUMENT_BEGINS, in_vietnamese(SEPARATOR), hint, words.patch or "")
    return _write(words, [sheet] * words.sheets)


def _known(words: Namespace, code: str) -> tuple[str, int | None]:
    """Title and leaves; the command line outranks the workspace, whose number is that of all volumes together."""
    with Workspace.open(words.path, write=False) as workspace:
        found = workspace.dossier_of_code(code)
        if found is None:
            return words.title, words.leaves
        declared = workspace.by_hand(found.dossier_id).get(DECLARED) if words.volume[1] == 1 else None
    return words.title or found.title, words.leaves if words.leaves is not None else declared


def _write(words: Namespace, sheets: list[PrintedSheet]) -> int:
    durable.keep(words.output.resolve(), sheets_pdf(sheets))
    told = {"output": str(words.output), "sheets": len(sheets), "payload": sheets[0].payload}
    if words.json:
        show.as_json(told)
    else:
        show.line(_("{output}: print it on both sides of the paper.").format(**told))
    return Exit.DONE
