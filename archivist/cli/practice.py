"""The clerk of the demo: types the required fields that the machine could not read, from what the paper says."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from archivist import app
from archivist.model.codes import DocCode
from archivist.model.doubt import Doubt
from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.troubles import BadCode
from archivist.workflow.bound import arrangement_of

MISSING = "package.field-missing"


def type_missing(workspace_path: Path, paper: list[dict[str, Any]], doubts: Iterable[Doubt]) -> list[dict[str, str]]:
    """Sets by hand what a required field lacks, and returns it; `paper` tells each sample document's fields and files."""
    with app.workspace_at(workspace_path) as workspace:
        asked = [d.place for d in doubts if d.code == MISSING and d.place.subject and d.place.field]
        typed = [_answer(workspace, paper, str(place.subject), str(place.field)) for place in asked]
    return [answer for answer in typed if answer]


def _answer(workspace: Workspace, paper: list[dict[str, Any]], code: str, field: str) -> dict[str, str]:
    try:
        parsed = DocCode.parse(code)
    except BadCode:
        return {}
    dossier = workspace.dossier_of_code(str(parsed.file_code))
    arrangement = arrangement_of(workspace, dossier.dossier_id) if dossier else None
    if arrangement is None or parsed.ordinal > len(arrangement.documents):
        return {}
    document = arrangement.documents[parsed.ordinal - 1]
    name = workspace.page(document.pages[0]).name
    value = next((p.get(field) for p in paper if name in p["files"]), None)
    if not isinstance(value, str):
        return {}
    workspace.record([Draft("value.set", document.document_id, {"field": field, "value": value})])
    return {"document": code, "field": field, "value": value}
