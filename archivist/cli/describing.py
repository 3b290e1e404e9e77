"""`archivist workspace set`: a person fills in fields of a dossier or of its documents; one act, which can be taken back."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_dossier
from archivist.storage.workspace import Workspace
from archivist.troubles import BadSetting, Exit, NotFound
from archivist.workflow import acts, values
from archivist.workflow.bound import arrangement_of


def set_fields(words: Namespace) -> int:
    """Each FIELD=VALUE of the document that `--document` names, or of the dossier itself."""
    said = [_parted(text) for text in words.fields]
    with app.workspace_at(words.path) as workspace:
        dossier_id = typed_dossier(workspace, words.dossier)
        subject = _subject(workspace, dossier_id, words.document)
        for field, value in said:
            if words.alike:
                act = values.set_alike(workspace, dossier_id, subject, field, value)
            else:
                act = values.set_field(dossier_id, subject, field, value)
            acts.do(workspace, act)
    if words.json:
        show.as_json({"dossier": words.dossier, "document": words.document, "set": dict(said)})
    for field, value in () if words.json else said:
        show.line(f"{field}: {value}")
    return Exit.DONE


def _parted(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    if not sign or not field.isidentifier():
        raise BadSetting(reason=text)
    return field, value.strip()


def _subject(workspace: Workspace, dossier_id: str, ordinal: int | None) -> str:
    """The document of that number; the dossier where none is named. Raises NotFound."""
    if ordinal is None:
        return dossier_id
    arrangement = arrangement_of(workspace, dossier_id)
    found = [d.document_id for d in (arrangement.documents if arrangement else ()) if d.ordinal == ordinal]
    if not found:
        raise NotFound(path=str(ordinal), name=str(ordinal))
    return found[0]
