"""`archivist people …`: who works in a workspace, and what each may do."""

import getpass
import sys
from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.model.person import Person
from archivist.model.rights import RIGHT_WORDS, ROLE_WORDS, Role, rights_of
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit
from archivist.workflow import people


def list_all(words: Namespace) -> int:
    """Everybody, what they are and may do; and whether the centre works as one person."""
    with Workspace.open(words.path, write=False) as workspace:
        living = [p for p in workspace.people().values() if not p.removed]
        alone = people.is_alone(workspace)
    if words.json:
        show.as_json({"people": [_plain(p) for p in living], "alone": alone})
        return Exit.DONE
    for person in living:
        roles = ", ".join(_(ROLE_WORDS[r]) for r in person.roles)
        rights = ", ".join(_(RIGHT_WORDS[r]) for r in sorted(rights_of(person.roles)))
        show.line(f"{person.name:16}  {person.full_name}\n   {roles}: {rights}")
    if not living:
        show.line(_("Nobody signs in here: whoever sits at this computer works alone, under the name of its account."))
    elif alone:
        show.line(_("This centre works as one person: checking and approving one's own work is allowed, and recorded so."))
    return Exit.DONE


def add(words: Namespace) -> int:
    with app.workspace_at(words.path) as workspace:
        roles = [Role(r) for r in words.role]
        _say(words, people.add(workspace, words.name, words.full_name or words.name, roles, _new_secret(words)))
    return Exit.DONE


def roles(words: Namespace) -> int:
    with app.workspace_at(words.path) as workspace:
        people.set_roles(workspace, words.name, [Role(r) for r in words.role])
        _say(words, workspace.people()[words.name])
    return Exit.DONE


def secret(words: Namespace) -> int:
    with app.workspace_at(words.path) as workspace:
        people.set_secret(workspace, words.name, _new_secret(words))
        _say(words, workspace.people()[words.name])
    return Exit.DONE


def remove(words: Namespace) -> int:
    with app.workspace_at(words.path) as workspace:
        people.remove(workspace, words.name)
        _say(words, workspace.people()[words.name])
    return Exit.DONE


def alone(words: Namespace) -> int:
    with app.workspace_at(words.path) as workspace:
        people.set_alone(workspace, words.reason, alone=not words.end)
        if words.json:
            show.as_json({"alone": people.is_alone(workspace)})
    return Exit.DONE


def _new_secret(words: Namespace) -> str:
    """Typed unseen, or the next line that a program gives."""
    if words.secret_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(_("New PIN or password of {name}: ").format(name=words.name))


def _say(words: Namespace, person: Person) -> None:
    if words.json:
        show.as_json(_plain(person))
    else:
        show.line(f"{person.name}  {', '.join(_(ROLE_WORDS[r]) for r in person.roles)}")


def _plain(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "full_name": person.full_name,
        "roles": [str(r) for r in person.roles],
        "may": sorted(str(r) for r in rights_of(person.roles)),
        "removed": person.removed,
    }
