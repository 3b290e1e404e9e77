"""The words of the commands by which paper comes in: scanning, its profiles, mending a stack, sheets to print."""

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from pathlib import Path

from archivist.cli.shared_words import common, count
from archivist.model.scan_profile import PAPERS, Colour, Feed
from archivist.translation import _


def scan(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser(
        "scan", help=_("From paper to pages, each safe before the next; then the leaves are counted")
    )
    words.add_argument("--list", action="store_true", help=_("List the scanners, and what each can do"))
    words.add_argument("--profile", default="", metavar="NAME", help=_("A profile; what is said besides outranks it"))
    words.add_argument("--into", type=Path, metavar="W", help=_("Workspace folder; made if missing"))
    words.add_argument("--dossier", default="", metavar="CODE", help=_("Dossier code, as H49.64.2019.05"))
    words.add_argument("--title", default="", metavar="T", help=_("Title of the dossier"))
    words.add_argument("--leaves", type=count, metavar="N", help=_("Leaves that the whole dossier has"))
    _asked_of_scanner(words)
    words.add_argument(
        "--backs", action="store_true", help=_("These are the backs, last leaf first, of the leaves scanned before")
    )
    _until_quiet(words)
    common(words)
    words.set_defaults(command="scan.scan")


def _asked_of_scanner(words: ArgumentParser) -> None:
    words.add_argument(
        "--source", metavar="S", help=_("sane:DEVICE, escl:ADDRESS, camera:N, folder:PATH or hot:PATH (a watched folder)")
    )
    words.add_argument("--dpi", type=count, metavar="N", help=_("Resolution, in dpi"))
    words.add_argument("--duplex", action="store_true", default=None, help=_("Both sides of each leaf"))
    words.add_argument("--openings", action="store_true", default=None, help=_("Part openings of a book into two pages"))
    words.add_argument("--colour", choices=[c.value for c in Colour], help=_("Colours"))
    words.add_argument("--feed", choices=[f.value for f in Feed], help=_("Where the paper lies"))
    words.add_argument("--paper", choices=list(PAPERS), help=_("Size of the paper"))
    words.add_argument("--brightness", type=int, metavar="N", help=_("Brightness, from -100 to 100"))
    words.add_argument(
        "--below-the-law-because", metavar="REASON", help=_("Why less than the law asks is enough; it is recorded")
    )


def scan_profiles(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("profile", help=_("Keep how paper is scanned under a name"))
    actions = words.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    for name, command, sentence in (
        ("list", "profiles.list_all", _("List the profiles")),
        ("keep", "profiles.keep", _("Keep a profile; only what its scanner can do")),
        ("drop", "profiles.drop", _("Drop a profile")),
    ):
        action = actions.add_parser(name, help=sentence)
        if name != "list":
            action.add_argument("name", metavar="NAME")
        if name == "keep":
            _asked_of_scanner(action)
            action.add_argument("--key", type=int, metavar="1-9", help=_("The digit that starts it after F2"))
        action.add_argument("--json", action="store_true", help=_("Plain values for programs"))
        action.set_defaults(command=command)


def page(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("page", help=_("Mend a stack in place; every act can be taken back"))
    actions = words.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    for name, sentence, pages in (
        ("list", _("List the pages of a dossier"), ""),
        ("aside", _("Set pages aside; nothing is deleted"), "+"),
        ("back", _("Take pages back from the grey tray"), "+"),
        ("turn", _("Turn pages clockwise"), "+"),
        ("move", _("Move pages before another one, or to the end"), "+"),
        ("halve", _("Part openings of a book into two pages each"), "+"),
        ("split", _("Let a document begin at this page"), "1"),
        ("merge", _("Join the document that begins at this page to the one before"), "1"),
        ("text", _("Show the lines of a page, or say what one of them really reads"), "1"),
        ("rescan", _("Scan a page again; the old one is set aside"), "1"),
        ("insert", _("Scan sheets that belong behind this page"), "1"),
        ("pair", _("Bring together fronts and backs that were scanned one after the other"), ""),
        ("undo", _("Take back the last act"), ""),
        ("redo", _("Do again what was taken back"), ""),
    ):
        action = actions.add_parser(name, help=sentence)
        action.add_argument("path", type=Path, metavar="W")
        if name not in ("undo", "redo"):
            action.add_argument("dossier", metavar="CODE", help=_("Dossier code"))
        if pages:
            action.add_argument("pages", nargs=1 if pages == "1" else "+", metavar="PAGE", help=_("Name or id of a page"))
        _page_words(name, action)
        action.add_argument("--json", action="store_true", help=_("Plain values for programs"))
        action.set_defaults(command={"list": "pages.show_all", "text": "page_text.text"}.get(name, f"pages.{name}"))
        if not pages:
            action.set_defaults(pages=[])


def _page_words(name: str, words: ArgumentParser) -> None:
    if name == "turn":
        words.add_argument("--quarters", type=int, choices=(1, 2, 3), default=1, help=_("How many quarter turns"))
    if name == "halve":
        words.add_argument(
            "--at", type=_percent, default=0, metavar="PERCENT", help=_("Where they part, 1 to 99 percent of the width")
        )
    if name == "move":
        words.add_argument("--before", default="", metavar="PAGE", help=_("The page that they go before"))
    if name == "text":
        words.add_argument("--line", type=count, metavar="N", help=_("The line that is corrected, as they are numbered"))
        words.add_argument("--says", metavar="TEXT", help=_("What it really reads; empty where nothing is written"))
    if name in ("rescan", "insert"):
        words.add_argument("--profile", default="", metavar="NAME", help=_("A profile; what is said besides outranks it"))
        _asked_of_scanner(words)
        _until_quiet(words)


def _percent(text: str) -> int:
    """A number from 1 to 99."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 99):
        raise ArgumentTypeError(_("not a number from 1 to 99: {text}").format(text=text))
    return int(text)


def _until_quiet(words: ArgumentParser) -> None:
    words.add_argument(
        "--until-quiet",
        type=float,
        metavar="SECONDS",
        help=_("Leave a watched folder or a camera when nothing came for so long"),
    )


def cover(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("cover", help=_("Print the cover sheet of a dossier"))
    words.add_argument("path", type=Path, metavar="W")
    words.add_argument("code", metavar="CODE", help=_("Dossier code"))
    words.add_argument("--title", default="", metavar="T", help=_("Title of the dossier"))
    words.add_argument("--leaves", type=count, metavar="N", help=_("Leaves behind this cover"))
    words.add_argument("--volume", type=_volume, default=(1, 1), metavar="K/N", help=_("Which of several volumes, as 2/3"))
    _printed(words)
    words.set_defaults(command="cover.cover")


def box(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("box", help=_("Print the label of a box"))
    words.add_argument("box", metavar="BOX", help=_("Number of the box, as it stands in the paper code"))
    words.add_argument("--title", default="", metavar="T", help=_("Words below it"))
    _printed(words)
    words.set_defaults(command="cover.box")


def separators(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("separators", help=_("Print separator sheets: each starts a new document"))
    words.add_argument("--sheets", type=count, default=1, metavar="N", help=_("How many"))
    words.add_argument("--patch", choices=("T", "2"), help=_("A patch code besides, for scanners that go by those"))
    _printed(words)
    words.set_defaults(command="cover.separators")


def _printed(words: ArgumentParser) -> None:
    words.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf", help=_("The PDF to write"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))


def _volume(text: str) -> tuple[int, int]:
    """Reads "2/3"."""
    part, _slash, parts = text.partition("/")
    if count(part) > count(parts):
        raise ArgumentTypeError(_("not a volume, as 2/3: {text}").format(text=text))
    return count(part), count(parts)
