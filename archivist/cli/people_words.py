"""The words of `archivist people …` and `archivist trust …`: who may do what here, and who is believed."""

from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from archivist.translation import _

_ROLES = ("operator", "checker", "approver", "administrator", "auditor")


def people(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("people", help=_("Say who works in a workspace, and as what"))
    actions = words.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    for name, command, sentence in (
        ("list", "people.list_all", _("List people, their roles and what those allow")),
        ("add", "people.add", _("Enter a person; from the first one on, everybody signs in")),
        ("roles", "people.roles", _("Give a person other roles")),
        ("secret", "people.secret", _("Give a person a new PIN or password")),
        ("remove", "people.remove", _("Remove a person; what they did stays told")),
        ("alone", "people.alone", _("Let one person do everything, checking included; the ledger says so")),
    ):
        action = actions.add_parser(name, help=sentence)
        action.add_argument("path", type=Path, metavar="W")
        if name not in ("list", "alone"):
            action.add_argument("name", metavar="NAME", help=_("Name to sign in with"))
        if name == "add":
            action.add_argument("--full-name", default="", metavar="NAME", help=_("Name in full"))
        if name in ("add", "roles"):
            action.add_argument("--role", action="append", required=True, choices=_ROLES, help=_("Role; may be repeated"))
        if name == "alone":
            what = action.add_mutually_exclusive_group(required=True)
            what.add_argument("--reason", default="", help=_("Why one person does everything"))
            what.add_argument("--end", action="store_true", help=_("Two pairs of eyes again"))
        action.add_argument("--json", action="store_true", help=_("Plain values for programs"))
        action.set_defaults(command=command)


def trust(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("trust", help=_("Say whose signatures are believed"))
    actions = words.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    action = actions.add_parser("add", help=_("Take in certificates of authorities (PEM or DER)"))
    action.add_argument("files", nargs="+", type=Path, metavar="FILE")
    action.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    action.set_defaults(command="trust.add")
    action = actions.add_parser("list", help=_("List the authorities that are believed"))
    action.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    action.set_defaults(command="trust.show_all")
