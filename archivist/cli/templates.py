"""`archivist workspace templates`: made, shared, tried and taken away."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from archivist import app, durable
from archivist.cli import show
from archivist.model.geometry import Box
from archivist.model.template import MM_PER_INCH, Area, Template, Zone, ZoneKind
from archivist.model.text import PageText
from archivist.ocr.fields.zones import zone_at, zone_entries
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit, NotATemplate, NotFound, Unreadable
from archivist.workflow.document_work import text_of
from archivist.workflow.templates import drawn, drop_template, keep_template, template_named, templates_of

_LARGEST = 2**20


def templates(words: Namespace) -> int:
    """All of them, after what was asked for; with --try what they read on a page."""
    if words.make or words.add or words.drop:
        with app.workspace_at(words.path) as workspace:
            _change(workspace, words)
    with Workspace.open(words.path, write=False) as workspace:
        if words.export:
            _export(workspace, words.export, words.output)
        known = templates_of(workspace)
        read = _tried(workspace, words.tried, known) if words.tried else None
    _tell(words, known, read)
    return Exit.DONE


def _change(workspace: Workspace, words: Namespace) -> None:
    for path in words.add:
        keep_template(workspace, _of_file(path))
    if words.make:
        zones = [*words.zone, *_drawn_zones(workspace, words.page, words.area)]
        keep_template(workspace, drawn(words.make, words.sign, zones))
    for name in words.drop:
        drop_template(workspace, name)


def _of_file(path: Path) -> Template:
    if not path.is_file():
        raise NotFound(path=str(path), name=path.name)
    if path.stat().st_size > _LARGEST:
        raise NotATemplate(name=path.name, reason=f"> {_LARGEST} B")
    try:
        return Template.of_file(path.name, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise NotATemplate(name=path.name, reason=error.reason) from error
    except OSError as error:
        raise Unreadable(name=path.name) from error


def _drawn_zones(workspace: Workspace, page: str, areas: Sequence[tuple[str, ZoneKind, Area]]) -> list[Zone]:
    """Areas in mm from the upper left corner of the page, each with the label that it goes by."""
    if not areas:
        return []
    _page_id, text = _text(workspace, page)
    found = []
    for field, kind, area in areas:
        px = text.dpi / MM_PER_INCH
        left, top = area.left * px, area.top * px
        zone = zone_at(text, Box(left, top, left + area.width * px, top + area.height * px), field, kind)
        if zone is None:
            raise NotATemplate(name=page, reason=field)
        found.append(zone)
    return found


def _text(workspace: Workspace, page: str) -> tuple[str, PageText]:
    """The text of a page that was read, by its id or name; raises NotFound."""
    pages = {p.page_id: p.name for d in workspace.dossiers() for p in workspace.pages(d.dossier_id)}
    page_id = next((i for i, name in pages.items() if page in (i, name)), "")
    kept = workspace.result("read", page_id) if page_id else None
    if kept is None or not kept.blob:
        raise NotFound(path=page, name=page)
    return page_id, text_of(workspace.vault.path(kept.blob))


def _tried(workspace: Workspace, page: str, known: Sequence[Template]) -> dict[str, str]:
    page_id, text = _text(workspace, page)
    return {e.field: e.value for e in zone_entries(page_id, text, known)}


def _export(workspace: Workspace, name: str, output: Path | None) -> None:
    durable.keep((output or Path(f"{name}.json")).resolve(), template_named(workspace, name).as_file().encode())


def _tell(words: Namespace, known: Sequence[Template], read: dict[str, str] | None) -> None:
    if words.json:
        rows: list[dict[str, Any]] = [
            {"name": t.name, "signs": t.signs, "fields": [z.field for z in t.zones]} for t in known
        ]
        show.as_json({"templates": rows} | ({"read": read} if read is not None else {}))
        return
    for template in known:
        show.line(f"{template.name}: {', '.join(zone.field for zone in template.zones)}")
    for field, value in (read or {}).items():
        show.line(f"  {field:18} {value}")
    if not known:
        show.line(_("There are no templates here yet."))
