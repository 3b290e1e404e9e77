"""`archivist workspace lessons`: what corrections have taught, and forgetting it."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.model.event import Draft
from archivist.model.lessons import Lesson
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit, NotFound
from archivist.workflow.learning import FORGOTTEN, lessons_of


def lessons(words: Namespace) -> int:
    """Each lesson with the name by which it is forgotten; with --forget, what is left."""
    if words.forget:
        with app.workspace_at(words.path) as workspace:
            _forget(workspace, words.forget)
            return _tell(words, lessons_of(workspace).all)
    workspace = Workspace.open(words.path, write=False)
    try:
        return _tell(words, lessons_of(workspace).all)
    finally:
        workspace.close()


def _forget(workspace: Workspace, names: list[str]) -> None:
    known = {lesson.name for lesson in lessons_of(workspace).all}
    for name in names:
        if name not in known:
            raise NotFound(path=name, name=name)
    workspace.record([Draft("value.set", FORGOTTEN, {"field": name, "value": "forgotten"}) for name in names])


def _tell(words: Namespace, found: tuple[Lesson, ...]) -> int:
    if words.json:
        rows = [{"name": x.name, "field": x.field, "read": x.read, "value": x.value, "times": x.times} for x in found]
        show.as_json(rows)
        return Exit.DONE
    for lesson in found:
        show.line(f"{lesson.name}  {lesson.field:18}  {lesson.read or '–'} → {lesson.value}  ({lesson.times})")
    if not found:
        show.line(_("Nothing was learned here yet."))
    return Exit.DONE
