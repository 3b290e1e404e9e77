"""`archivist scan`: paper becomes pages, each one safe before the next sheet moves; then the leaves are counted."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from archivist import app
from archivist.cli import show
from archivist.model.doubt import Doubt
from archivist.model.scan_profile import ScanProfile
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.troubles import BadSetting, Exit, SidesDiffer, Trouble
from archivist.workflow.acts import do
from archivist.workflow.counts import count_doubts, counts
from archivist.workflow.declare import adopt_code, declare_leaves, declare_sides
from archivist.workflow.doubts import refused_doubts
from archivist.workflow.halving import halve_openings
from archivist.workflow.law import expect_reason, note_reason
from archivist.workflow.measuring import measure
from archivist.workflow.mending import pair_sides
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress
from archivist.workflow.room import MEGABYTE, expect_clock, expect_room
from archivist.workflow.splitting import Split, note_boxes, split_by_covers
from archivist.workflow.take import Taken, take

WAYS = {"glass": N_("the glass"), "feeder": N_("the feeder"), "duplex": N_("both sides at once")}
ASKED = ("source", "dpi", "duplex", "openings", "colour", "feed", "paper", "brightness", "below_the_law_because")


def scan(words: Namespace) -> int:
    """Captures, measures, counts. What ended the scan is told last; what was taken before it is safe and counted."""
    if words.list:
        return _list(words)
    asked = _asked(words)
    if words.into is None:
        raise BadSetting(reason="--into")
    app.origin_of(asked.source)
    expect_reason(asked.profile, asked.reason)
    bar = show.Bar(quiet=words.json)
    try:
        with app.parts_of(words.settings) as parts, app.workspace_at(words.into, create=True) as workspace:
            status = _scan(words, asked, parts, workspace, bar)
    finally:
        bar.close()
    return status


def _asked(words: Namespace) -> app.Chosen:
    """The profile that was named, with what was said besides."""
    return app.chosen_profile(words.settings, words.profile, **{field: getattr(words, field) for field in ASKED})


def _scan(words: Namespace, asked: app.Chosen, parts: Parts, workspace: Workspace, bar: show.Bar) -> int:
    origin = app.origin_of(asked.source)
    dossier_id = app.dossier_to_scan(workspace, words.dossier, words.title, origin.label)
    declare_leaves(workspace, dossier_id, words.leaves)
    pages = (words.leaves or 0) * (2 if asked.profile.duplex else 1)
    expect_clock(workspace)
    expect_room(workspace, dossier_id, asked.profile, pages, words.settings.scan.spare_megabytes * MEGABYTE)
    note_reason(workspace, dossier_id, asked.profile, asked.reason)
    taken, met = _take(words, workspace, dossier_id, origin, asked.profile, bar)
    if words.backs and met is None:
        met = _paired(workspace, dossier_id)
    measure(workspace, dossier_id, parts, words.cancel, bar)
    if asked.openings:
        halve_openings(workspace, dossier_id, words.settings)
    split = Split() if words.dossier else split_by_covers(workspace, dossier_id)
    others = split.others
    for one in (dossier_id, *others) if asked.profile.duplex else ():
        declare_sides(workspace, one, origin.label, 2)
    adopt_code(workspace, dossier_id)
    note_boxes(workspace, split.boxes, words.settings.agency.archive_code)
    bar.close()
    doubts = [*count_doubts(workspace, dossier_id), *refused_doubts(workspace.refused(dossier_id))]
    doubts += [doubt for one in others for doubt in count_doubts(workspace, one)]
    _tell(words, workspace, (dossier_id, *others), taken, doubts, met)
    if met:
        return met.exit_status
    return Exit.DOUBTS if doubts else Exit.DONE


def _take(
    words: Namespace, workspace: Workspace, dossier_id: str, origin: app.Origin, profile: ScanProfile, bar: show.Bar
) -> tuple[Taken, Trouble | None]:
    """What was taken, and the trouble that ended the scan, if one did."""
    so_far = [Taken()]
    sides = (words.leaves or 0) * (2 if profile.duplex else 1)

    def seen(taken: Taken) -> None:
        so_far.append(taken)
        done = taken.new + taken.known + len(taken.refused)
        bar(Progress("capture", done, max(done, sides)))

    source = app.scanner_source(origin, workspace, dossier_id, profile, words.settings, words.until_quiet)
    try:
        return take(workspace, dossier_id, source, origin.label, words.settings.capture, words.cancel, seen), None
    except Trouble as trouble:
        return so_far[-1], trouble


def _paired(workspace: Workspace, dossier_id: str) -> Trouble | None:
    """The trouble where fronts and backs do not agree; all of them are safe, and can be paired later."""
    try:
        do(workspace, pair_sides(workspace, dossier_id))
    except SidesDiffer as trouble:
        return trouble
    return None


def _tell(
    words: Namespace, workspace: Workspace, dossiers: Sequence[str], taken: Taken, doubts: list[Doubt], met: Trouble | None
) -> None:
    if words.json:
        first, *others = [_plain(workspace, one) for one in dossiers]
        captured = {"new": taken.new, "known": taken.known, "refused": list(taken.refused)}
        told = {"workspace": str(workspace.path), "captured": captured, **first, "others": others}
        told |= {"doubts": [show.doubt_plain(d) for d in doubts], "trouble": show.trouble_plain(met) if met else None}
        show.as_json(told)
        return
    show.line(_("Pages: {new} new, {known} known already.").format(new=taken.new, known=taken.known))
    for one in dossiers:
        found, dossier = counts(workspace, one), workspace.dossier(one)
        show.line(_("Dossier {code}: {title}").format(code=dossier.file_code or "–", title=dossier.title))
        expected = "–" if found.expected is None else found.expected
        sentence = _("Leaves declared: {expected}; received: {received}; blank: {blank}.")
        show.line(sentence.format(expected=expected, received=found.received, blank=found.blank))
    show.doubts(doubts)
    if met:
        show.trouble(met)


def _plain(workspace: Workspace, dossier_id: str) -> dict[str, Any]:
    dossier, found = workspace.dossier(dossier_id), counts(workspace, dossier_id)
    return {
        "dossier": {"id": dossier_id, "code": dossier.file_code, "title": dossier.title},
        "leaves": {"expected": found.expected, "received": found.received, "blank": found.blank},
    }


def _list(words: Namespace) -> int:
    """The scanners of this computer and of the network, each as --source takes it, with what it can do."""
    found = app.every_scanner(words.settings)
    if words.json:
        show.as_json([_scanner_plain(one) for one in found])
    for one in () if words.json else found:
        show.line(f"{one.source}  {one.name}")
        for name, way in one.abilities.ways.items() if one.abilities else ():
            dpi, colours = ", ".join(map(str, way.dpi)), ", ".join(sorted(way.colours))
            show.line(f"    {_(WAYS[name])}: {dpi} dpi; {colours}; {way.paper[0]:g} × {way.paper[1]:g} mm")
        if one.trouble:
            show.trouble(one.trouble)
    if not found and not words.json:
        show.line(_("No scanner answers. One on the network can be named by its address: escl:ADDRESS."))
    return Exit.DONE


def _scanner_plain(one: app.Scanner) -> dict[str, Any]:
    ways = {
        name: {"dpi": list(way.dpi), "colours": sorted(way.colours), "paper_mm": list(way.paper)}
        for name, way in (one.abilities.ways if one.abilities else {}).items()
    }
    told = {"source": one.source, "name": one.name, "ways": ways}
    return told | {"trouble": show.trouble_plain(one.trouble) if one.trouble else None}
