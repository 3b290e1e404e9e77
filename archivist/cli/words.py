"""The words of the command line: commands, their arguments, and the settings that can be given with them."""

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from pathlib import Path

from archivist import __version__
from archivist.cli import sampling_words
from archivist.cli.paper_words import box, cover, page, scan, scan_profiles, separators
from archivist.cli.people_words import people, trust
from archivist.cli.shared_words import common, count
from archivist.cli.template_words import templates
from archivist.translation import LANGUAGES, _


def parser() -> ArgumentParser:
    """The whole grammar; each command sets `command` to the module and function in `cli` that does it, which is imported
    only when it is run, and `workers` where it will want worker processes.
    """
    whole = ArgumentParser("archivist", description=_("Digitisation workstation for archive clerks."))
    whole.add_argument("--version", action="version", version=f"Archivist {__version__}")
    whole.add_argument("--speak", choices=LANGUAGES, help=_("Language of the messages"))
    whole.add_argument("--as", dest="as_name", default="", metavar="NAME", help=_("Who signs in, where people do"))
    whole.add_argument(
        "--secret-from-stdin", action="store_true", help=_("Read PIN or password from one line of standard input")
    )
    commands = whole.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    _demo(commands)
    scan(commands)
    scan_profiles(commands)
    page(commands)
    cover(commands)
    separators(commands)
    box(commands)
    _run(commands)
    _read(commands)
    _pdf(commands)
    _check(commands)
    _sign(commands)
    _deliver(commands)
    _papers(commands)
    _intake(commands)
    _decrypt(commands)
    _workspace(commands)
    _settings(commands)
    _report(commands)
    people(commands)
    trust(commands)
    return whole


def _demo(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("demo", help=_("Run the whole line on the bundled sample batch"))
    words.add_argument("--into", type=Path, default=Path("demo"), metavar="DIR", help=_("Folder for the result"))
    common(words)
    words.set_defaults(command="demo.demo", workers=True)


def _run(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("run", help=_("From pictures to a checked package; safe to stop and to run again"))
    _sources(words, "*")
    words.add_argument("--workspace", type=Path, required=True, metavar="W", help=_("Workspace folder; made if missing"))
    words.add_argument("--dossier", default="", metavar="CODE", help=_("Dossier code, as H49.64.2019.05"))
    words.add_argument("--title", default="", metavar="T", help=_("Title of the dossier"))
    words.add_argument("--paper-code", default="", metavar="CODE", help=_("Code of the paper dossier: archive.box.number"))
    words.add_argument(
        "--loose",
        choices=("incoming", "outgoing"),
        help=_("Loose documents, of which no dossier was formed: papers that came, or copies of those that went"),
    )
    words.add_argument(
        "--submission", type=count, default=1, metavar="N", help=_("Which hand-over of the year they go with")
    )
    words.add_argument(
        "--to", type=Path, action="append", default=[], metavar="DIR", help=_("Deliver the package to this folder")
    )
    words.add_argument("--format", dest="packaging.formats", action="append", metavar="NAME", help=_("Package format"))
    _profile(words)
    common(words)
    words.set_defaults(command="run.run", workers=True)


def _read(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("read", help=_("Clean, read and describe pages; a .txt and a .json for each"))
    _sources(words)
    words.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("Folder for the texts"))
    common(words)
    words.set_defaults(command="read.read", workers=True)


def _pdf(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("pdf", help=_("Pictures to one two-layer PDF/A"))
    _sources(words)
    words.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf", help=_("The PDF to write"))
    words.add_argument("--title", default="", metavar="T", help=_("Title of the document"))
    _profile(words)
    common(words)
    words.set_defaults(command="pdf.pdf", workers=True)


def _check(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("check", help=_("Check a PDF/A, a package or a workspace"))
    words.add_argument("path", type=Path, metavar="PATH")
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="check.check")


def _sign(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("sign", help=_("Sign the facsimiles of dossiers that are ready, and go on with them"))
    words.add_argument("workspace", type=Path, metavar="W")
    words.add_argument("dossiers", nargs="+", metavar="CODE", help=_("Dossier code"))
    words.add_argument("--pin-from-stdin", action="store_true", help=_("Read the PIN from one line of standard input"))
    words.add_argument("--last-try", action="store_true", help=_("Use the last try that the token allows"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="sign.sign", workers=True)


def _deliver(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("deliver", help=_("Send what is ready to the destinations, and ask after what was sent"))
    words.add_argument("workspace", type=Path, metavar="W")
    what = words.add_mutually_exclusive_group()
    what.add_argument("--now", action="store_true", help=_("Send at once: wait neither for hours nor for the next time"))
    what.add_argument("--pause", action="store_true", help=_("Send nothing until --resume"))
    what.add_argument("--resume", action="store_true", help=_("End the pause, and send what is due"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="deliver.deliver")
    words = commands.add_parser("deliveries", help=_("How far each package has come on its way"))
    words.add_argument("workspace", type=Path, metavar="W")
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="deliver.deliveries")


def _papers(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("papers", help=_("Print the lists and the minutes of a hand-over (PDF and XLSX)"))
    words.add_argument("workspace", type=Path, metavar="W")
    words.add_argument("--to", required=True, metavar="NAME", help=_("Destination that the packages go to"))
    words.add_argument("--dossier", action="append", default=[], metavar="CODE", help=_("Only this dossier"))
    words.add_argument("--into", type=Path, required=True, metavar="DIR", help=_("Folder for the papers"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="papers.papers")


def _intake(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("intake", help=_("Receive packages: a small archive's end of the line"))
    words.add_argument("folder", type=Path, metavar="DIR", help=_("Folder for what arrives"))
    words.add_argument("--address", default="127.0.0.1", metavar="IP", help=_("Address to listen at"))
    words.add_argument("--port", type=int, default=1080, metavar="N", help=_("Port; 0 takes a free one"))
    words.add_argument("--certificate", type=Path, metavar="PEM", help=_("Certificate, for https"))
    words.add_argument("--key", type=Path, metavar="PEM", help=_("Private key of the certificate"))
    words.add_argument("--clients", type=Path, metavar="PEM", help=_("Authority whose clients alone may send"))
    words.add_argument("--secret", action="store_true", help=_("Senders must name the token kept in the keyring as intake"))
    words.add_argument(
        "--fault", action="append", default=[], type=_fault, metavar="FAULT", help=_("Do this wrong once, for tests")
    )
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="intake.intake")


def _decrypt(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("decrypt", help=_("Open packages that were encrypted for this archive"))
    words.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("Encrypted package (.cms)"))
    words.add_argument("--key", type=Path, required=True, metavar="PEM", help=_("Private key of the archive"))
    words.add_argument("--into", type=Path, required=True, metavar="DIR", help=_("Folder for the packages"))
    words.add_argument("--password-from-stdin", action="store_true", help=_("Read the key's password from standard input"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="decrypt.decrypt")


def _fault(text: str) -> str:
    """The name of a fault switch."""
    from archivist.cli.intake import FAULTS

    if text not in FAULTS:
        raise ArgumentTypeError(_("{text} is none of: {choices}").format(text=text, choices=", ".join(FAULTS)))
    return text


def _workspace(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("workspace", help=_("Make, look at, verify and recover workspaces"))
    actions = words.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    for name, command, sentence in (
        ("create", "workspace.create", _("Make a workspace")),
        ("list", "workspace.show_all", _("List the dossiers of a workspace")),
        ("show", "workspace.show_one", _("Show a dossier, and why it is not delivered yet")),
        ("codes", "workspace.codes", _("List the codes given out, and explain the gaps")),
        ("settle", "workspace.settle", _("Settle a doubt with a reason; it is recorded")),
        ("search", "searching.search", _("Search texts and fields, with or without diacritics")),
        ("checked", "standing.check", _("Record that a dossier was compared with its paper")),
        ("approve", "standing.approve", _("Approve a dossier: it may be signed and leave")),
        ("set", "describing.set_fields", _("Fill in fields of a dossier or of one of its documents")),
        ("sample", "sampling.sample", _("Draw a sample for a second person, or show how it stands")),
        ("judge", "sampling.judge", _("Say of documents of a sample that they are right, or wrong and why")),
        ("who", "standing.who", _("List who saw, changed or sent a dossier")),
        ("import", "imports.take_in", _("Take in what others have described: XLSX, CSV, edXML")),
        ("fields", "imports.fields", _("Show every field of a dossier, and who says so")),
        ("activity", "reports.activity", _("What people did, newest first")),
        ("templates", "templates.templates", _("List, make, share and try templates of forms")),
        ("lessons", "lessons.lessons", _("List what corrections have taught; forget what is wrong")),
        ("quarantine", "quarantine.quarantine", _("List pages with a secrecy mark; remove or release them")),
        ("recover", "workspace.recover_all", _("Rebuild the catalogue from the journal and the vault")),
        ("verify", "workspace.verify_all", _("Verify every byte and the chain of events")),
        ("head", "workspace.head", _("Print the head of the ledger, to prove the ledger against later")),
        ("copy", "copies.make", _("Bring a second copy on another disk up to date")),
        ("audit", "copies.look", _("Look at the kept bytes, and heal what is damaged from the copy")),
        ("adopt", "workspace.adopt", _("Say that this workspace goes on: after an old backup, or on another computer")),
        ("restore", "copies.put_back", _("Build a workspace from its copy at a new place")),
    ):
        action = actions.add_parser(name, help=sentence)
        action.add_argument("path", type=Path, metavar="W")
        if name in ("show", "fields", "settle", "quarantine", "checked", "approve", "who", "set", "sample", "judge"):
            action.add_argument("dossier", metavar="CODE", help=_("Dossier code"))
        _of_copies(action, name)
        if name == "adopt":
            action.add_argument("--reason", required=True, help=_("What became of the other one"))
        if name == "settle":
            action.add_argument("doubt", metavar="DOUBT", help=_("Name of the doubt, as `show` lists it"))
            action.add_argument("--reason", required=True, help=_("Why it is settled"))
        if name == "import":
            _import(action)
        if name == "templates":
            templates(action)
        if name == "lessons":
            action.add_argument(
                "--forget", action="append", default=[], metavar="LESSON", help=_("Name of a lesson, as listed")
            )
        if name == "quarantine":
            _quarantine(action)
        action.add_argument("--json", action="store_true", help=_("Plain values for programs"))
        action.set_defaults(command=command)
    _search(actions.choices["search"])
    sampling_words.fields(actions.choices["set"])
    sampling_words.sample(actions.choices["sample"])
    sampling_words.judge(actions.choices["judge"])
    _activity(actions.choices["activity"])


def _report(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("report", help=_("What was done by day, person and dossier, and what is left"))
    words.add_argument("workspace", type=Path, metavar="W")
    words.add_argument("--since", default="", metavar="DATE", help=_("First day, as 2026-11-22; else the last 30 days"))
    words.add_argument("--into", type=Path, metavar="DIR", help=_("Write PDF and XLSX into this folder"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="reports.report")


def _settings(commands: "_SubParsersAction[ArgumentParser]") -> None:
    words = commands.add_parser("settings", help=_("Show what is set and why; change it for good"))
    words.add_argument("words", nargs="*", metavar="WORD", help=_("Only settings that say this"))
    words.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=_("Set this one"))
    words.add_argument("--reset", action="append", default=[], metavar="NAME", help=_("Set it back to what it was"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
    words.set_defaults(command="preferences.settings")


def _activity(words: ArgumentParser) -> None:
    words.add_argument("typed", nargs="*", metavar="WORD", help=_("Only what says this: a deed, a person, a day"))
    words.add_argument("--most", type=count, default=50, metavar="N", help=_("Show at most so many lines"))


def _search(words: ArgumentParser) -> None:
    words.add_argument("typed", nargs="+", metavar="WORD", help=_('What to search for; words in "…" belong together'))
    words.add_argument("--most", type=count, default=20, metavar="N", help=_("Show at most so many places"))


def _of_copies(action: ArgumentParser, name: str) -> None:
    if name == "verify":
        action.add_argument("--head", default="", metavar="HEAD", help=_("A head that was noted earlier"))
        action.add_argument("--ledger", action="store_true", help=_("Only the events: a million of them in seconds"))
    if name == "copy":
        action.add_argument("--to", type=Path, required=True, metavar="DIR", help=_("Folder for copies, on another disk"))
    if name == "audit":
        action.add_argument("--copy", type=Path, metavar="DIR", help=_("Folder for copies, on another disk"))
        action.add_argument("--share", type=_percent, default=100, metavar="PERCENT", help=_("How much of all, 1 to 100"))
    if name == "restore":
        action.add_argument("--into", type=Path, required=True, metavar="W", help=_("New workspace folder"))


def _import(words: ArgumentParser) -> None:
    words.add_argument(
        "lists", nargs="*", type=Path, metavar="LIST", help=_("Lists of dossiers or documents, edXML messages")
    )
    words.add_argument("--dossier", default="", metavar="CODE", help=_("They are about this dossier"))
    words.add_argument("--forget", default="", metavar="LIST", help=_("Name of a list that was taken in by mistake"))


def _quarantine(words: ArgumentParser) -> None:
    words.add_argument(
        "--remove", action="append", default=[], metavar="PAGE", help=_("Remove this page and overwrite its master")
    )
    words.add_argument("--reason", default="", help=_("Why it is removed"))
    words.add_argument("--release", action="append", default=[], metavar="PAGE", help=_("Work on this page as on any other"))
    words.add_argument("--basis", default="", help=_("Decision by which it was declassified"))
    words.add_argument("--by", default="", help=_("The competent person"))


def _percent(text: str) -> int:
    """A number from 1 to 100."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 100):
        raise ArgumentTypeError(_("not a number from 1 to 100: {text}").format(text=text))
    return int(text)


def _sources(words: ArgumentParser, number: str = "+") -> None:
    words.add_argument("sources", nargs=number, type=Path, metavar="SOURCE", help=_("Folders, pictures, PDF files"))


def _profile(words: ArgumentParser) -> None:
    words.add_argument(
        "--profile",
        dest="facsimile.profile",
        choices=("master", "standard", "small"),
        help=_("How pages are compressed: master loses nothing, standard, small"),
    )
