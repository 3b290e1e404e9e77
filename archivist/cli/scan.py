"""`archivist scan`: paper becomes pages, each one safe before the next sheet moves; then the leaves are counted."""

from argparse import Namespace
from typing import Any

from archivist import app
from archivist.cli import show
from archivist.model.doubt import Doubt
from archivist.model.scan_profile import Colour, Feed, ScanProfile
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import BadSetting, Exit, Trouble
from archivist.workflow.counts import Counts, count_doubts, counts
from archivist.workflow.declare import adopt_code, declare_leaves, declare_sides
from archivist.workflow.doubts import refused_doubts
from archivist.workflow.measuring import measure
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress
from archivist.workflow.take import Taken, take


def scan(words: Namespace) -> int:
    """Captures, measures, counts. What ended the scan is told last; what was taken before it is safe and counted."""
    if words.list:
        return _list(words)
    if words.into is None:
        raise BadSetting(reason="--source: --into")
    bar = show.Bar(quiet=words.json)
    try:
        with app.parts_of(words.settings) as parts, app.workspace_at(words.into, create=True) as workspace:
            status = _scan(words, parts, workspace, bar)
    finally:
        bar.close()
    return status


def _scan(words: Namespace, parts: Parts, workspace: Workspace, bar: show.Bar) -> int:
    origin = app.origin_of(words.source)
    dossier_id = app.dossier_to_scan(workspace, words.dossier, words.title, origin.label)
    declare_leaves(workspace, dossier_id, words.leaves)
    taken, met = _take(words, workspace, dossier_id, origin, bar)
    if words.duplex:
        declare_sides(workspace, dossier_id, origin.label, 2)
    measure(workspace, dossier_id, parts, words.cancel, bar)
    adopt_code(workspace, dossier_id)
    bar.close()
    doubts = [*count_doubts(workspace, dossier_id), *refused_doubts(workspace.refused(dossier_id))]
    _tell(words, workspace, dossier_id, taken, doubts, met)
    if met:
        return met.exit_status
    return Exit.DOUBTS if doubts else Exit.DONE


def _take(
    words: Namespace, workspace: Workspace, dossier_id: str, origin: app.Origin, bar: show.Bar
) -> tuple[Taken, Trouble | None]:
    """What was taken, and the trouble that ended the scan, if one did."""
    so_far = [Taken()]
    sides = (words.leaves or 0) * (2 if words.duplex else 1)

    def seen(taken: Taken) -> None:
        so_far.append(taken)
        done = taken.new + taken.known + len(taken.refused)
        bar(Progress("capture", done, max(done, sides)))

    profile = ScanProfile(words.dpi, Colour(words.colour), words.duplex, Feed(words.feed))
    source = app.scanner_source(origin, workspace, dossier_id, profile, words.settings, words.until_quiet)
    try:
        return take(workspace, dossier_id, source, origin.label, words.settings.capture, words.cancel, seen), None
    except Trouble as trouble:
        return so_far[-1], trouble


def _tell(
    words: Namespace, workspace: Workspace, dossier_id: str, taken: Taken, doubts: list[Doubt], met: Trouble | None
) -> None:
    found, dossier = counts(workspace, dossier_id), workspace.dossier(dossier_id)
    if words.json:
        told = _plain(workspace, dossier_id, taken, found)
        told |= {"doubts": [show.doubt_plain(d) for d in doubts], "trouble": show.trouble_plain(met) if met else None}
        show.as_json(told)
        return
    show.line(_("Dossier {code}: {title}").format(code=dossier.file_code or "–", title=dossier.title))
    show.line(_("Pages: {new} new, {known} known already.").format(new=taken.new, known=taken.known))
    expected = "–" if found.expected is None else found.expected
    sentence = _("Leaves declared: {expected}; received: {received}; blank: {blank}.")
    show.line(sentence.format(expected=expected, received=found.received, blank=found.blank))
    show.doubts(doubts)
    if met:
        show.trouble(met)


def _plain(workspace: Workspace, dossier_id: str, taken: Taken, found: Counts) -> dict[str, Any]:
    dossier = workspace.dossier(dossier_id)
    return {
        "workspace": str(workspace.path),
        "dossier": {"id": dossier_id, "code": dossier.file_code, "title": dossier.title},
        "captured": {"new": taken.new, "known": taken.known, "refused": list(taken.refused)},
        "leaves": {"expected": found.expected, "received": found.received, "blank": found.blank},
    }


def _list(words: Namespace) -> int:
    """The scanners that announce themselves on the network, each as --source takes it."""
    found = app.network_scanners()
    if words.json:
        show.as_json([{"source": f"escl:{f.url}", "name": f.name} for f in found])
    for one in () if words.json else found:
        show.line(f"escl:{one.url}  {one.name}")
    if not found and not words.json:
        show.line(_("No scanner answers on this network. One can be named by its address: escl:ADDRESS."))
    return Exit.DONE
