"""The templates of a workspace: kept as values that a hand has set, so that they come back with everything else."""

from collections.abc import Sequence

from archivist.model.event import Draft
from archivist.model.plain import plain, revive
from archivist.model.template import Template, Zone
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound

SUBJECT = "templates"  # under which a hand keeps them by name


def templates_of(workspace: Workspace) -> tuple[Template, ...]:
    """By name."""
    return tuple(revive(Template, value) for _name, value in sorted(workspace.by_hand(SUBJECT).items()))


def template_named(workspace: Workspace, name: str) -> Template:
    """Raises NotFound."""
    found = next((t for t in templates_of(workspace) if t.name == name), None)
    if found is None:
        raise NotFound(path=name, name=name)
    return found


def keep_template(workspace: Workspace, template: Template) -> None:
    """In place of one of the same name; documents are described anew when the line next runs. Raises NotATemplate."""
    value = plain(template.checked(template.name))
    workspace.record([Draft("value.set", SUBJECT, {"field": template.name, "value": value})])


def drop_template(workspace: Workspace, name: str) -> None:
    """Raises NotFound."""
    workspace.record([Draft("value.cleared", SUBJECT, {"field": template_named(workspace, name).name})])


def drawn(name: str, signs: Sequence[str], zones: Sequence[Zone]) -> Template:
    """A template as the desk or the command line makes it. Raises NotATemplate where a sign or a zone is missing."""
    return Template.of_file(name, Template(name, tuple(signs), tuple(zones)).as_file())
