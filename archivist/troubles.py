"""The troubles that a clerk can do something about: each with a code, a sentence, a remedy and a retry rule."""

from enum import StrEnum
from typing import Any, ClassVar

from archivist.translation import N_, _


class Retry(StrEnum):
    """When it is worth trying again without a person's help."""

    NOW = "now"
    LATER = "later"
    NEVER = "never"


class Exit:
    """Exit statuses of the command line (documented in docs/commands.md)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    DOUBTS = 3
    INPUT = 4
    ENVIRONMENT = 5
    WORKSPACE = 6
    STORAGE = 7
    INTERRUPTED = 130


class Trouble(Exception):  # noqa: N818  # a trouble is not an error of the program
    """Something that went wrong outside the program; `details` fill the places in its sentence and remedy."""

    code: ClassVar[str]
    sentence: ClassVar[str]
    remedy: ClassVar[str]
    retry: ClassVar[Retry] = Retry.NEVER
    exit_status: ClassVar[int] = Exit.INPUT

    def __init__(self, **details: Any) -> None:
        super().__init__(details)
        self.details: dict[str, Any] = details

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (type(self), self.details)

    def __str__(self) -> str:
        return _(self.sentence).format_map(_Places(self.details))

    def advice(self) -> str:
        """The remedy in the language in force."""
        return _(self.remedy).format_map(_Places(self.details))


class _Places(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _remake(kind: type[Trouble], details: dict[str, Any]) -> Trouble:
    return kind(**details)


def every_trouble() -> dict[str, type[Trouble]]:
    """All troubles by their codes."""
    return {kind.code: kind for kind in _descendants(Trouble)}


def _descendants(kind: type[Trouble]) -> list[type[Trouble]]:
    return [k for child in kind.__subclasses__() for k in (child, *_descendants(child)) if "code" in k.__dict__]


# --- what comes in ---


class NotFound(Trouble):
    code = "input.not-found"
    sentence = N_("{path} does not exist.")
    remedy = N_("Check the name, and that the disk or share is connected.")


class NotAnImage(Trouble):
    code = "input.not-an-image"
    sentence = N_("{name} is not a picture or PDF that Archivist can open.")
    remedy = N_("Open the file to see what it is; scan the sheet again if it should be a page.")


class Truncated(Trouble):
    code = "input.truncated"
    sentence = N_("{name} is damaged: part of the picture is missing.")
    remedy = N_("Copy the file again from where it came from, or scan the sheet again.")


class Empty(Trouble):
    code = "input.empty"
    sentence = N_("{name} has no bytes.")
    remedy = N_("Copy the file again from where it came from, or scan the sheet again.")


class TooLarge(Trouble):
    code = "input.too-large"
    sentence = N_("{name} is too large: {width} × {height} px.")
    remedy = N_("Scan at 300 dpi or less, or raise the limit capture.max_pixels in the settings.")


class Encrypted(Trouble):
    code = "input.encrypted"
    sentence = N_("{name} is protected by a password.")
    remedy = N_("Ask its owner for an unprotected copy.")


class Unreadable(Trouble):
    code = "input.unreadable"
    sentence = N_("{name} may not be read.")
    remedy = N_("Ask for the right to read this file, or copy it to a folder of yours.")


class TooSlow(Trouble):
    code = "work.too-slow"
    sentence = N_("The page was not finished within {seconds} seconds.")
    remedy = N_("Look at the page; type its fields by hand if it is rightly this complex.")


class KillsWorker(Trouble):
    code = "work.kills-worker"
    sentence = N_("The page stopped its worker twice and was set aside.")
    remedy = N_("Scan the sheet again; keep the file and send it to the support if it happens again.")


# --- the machine ---


class DiskFull(Trouble):
    code = "storage.disk-full"
    sentence = N_("The disk with {path} is full.")
    remedy = N_("Free some space; the work goes on where it stopped. Nothing was lost.")
    retry = Retry.LATER
    exit_status = Exit.STORAGE


class ReadOnly(Trouble):
    code = "storage.read-only"
    sentence = N_("Nothing can be written in {path}.")
    remedy = N_("Choose another folder, or ask for the right to write in this one.")
    exit_status = Exit.STORAGE


class WorkspaceInUse(Trouble):
    code = "workspace.in-use"
    sentence = N_("The workspace is in use by {holder}.")
    remedy = N_("Close Archivist there, then try again.")
    retry = Retry.LATER
    exit_status = Exit.WORKSPACE


class NoWorkspace(Trouble):
    code = "workspace.missing"
    sentence = N_("{path} is not a workspace.")
    remedy = N_("Name the folder of a workspace, or make one: archivist workspace create.")
    exit_status = Exit.WORKSPACE


class NotEmpty(Trouble):
    code = "workspace.not-empty"
    sentence = N_("{path} already has something in it.")
    remedy = N_("Name a new or an empty folder; open a workspace that exists by its own name.")
    exit_status = Exit.WORKSPACE


class TooNew(Trouble):
    code = "workspace.too-new"
    sentence = N_("The workspace was written by a newer Archivist ({version}).")
    remedy = N_("Install that version, or a newer one, on this computer.")
    exit_status = Exit.WORKSPACE


class Damaged(Trouble):
    code = "workspace.damaged"
    sentence = N_("{path} is damaged: its bytes are not the ones that were kept.")
    remedy = N_("Run: archivist workspace verify; then archivist workspace recover.")
    exit_status = Exit.WORKSPACE


class LanguageMissing(Trouble):
    code = "ocr.language-missing"
    sentence = N_("The reading language {languages} is not installed.")
    remedy = N_("Install it: {packages}.")
    exit_status = Exit.ENVIRONMENT


class EngineMissing(Trouble):
    code = "ocr.engine-missing"
    sentence = N_("The reading engine {engine} is not installed.")
    remedy = N_("Install it: {packages}.")
    exit_status = Exit.ENVIRONMENT


class EngineFailed(Trouble):
    code = "ocr.engine-failed"
    sentence = N_("The reading engine {engine} failed on this page: {reason}")
    remedy = N_("Read the page again; if it fails again, type its fields by hand.")
    exit_status = Exit.ENVIRONMENT


class CodeTaken(Trouble):
    code = "codes.taken"
    sentence = N_("The dossier code {dossier_code} is already used in this workspace.")
    remedy = N_("Give another code, or add the pages to the dossier that has it.")
    exit_status = Exit.WORKSPACE


class BadCode(Trouble):
    code = "codes.malformed"
    sentence = N_("{text} is not a code of the form {form}.")
    remedy = N_("Correct it; for example: {example}.")
    exit_status = Exit.USAGE


class DeliveryAltered(Trouble):
    code = "delivery.altered"
    sentence = N_("What arrived at {destination} differs from what was sent.")
    remedy = N_("Check the disk at the destination; Archivist will copy it again.")
    retry = Retry.NOW
    exit_status = Exit.STORAGE


class UnknownChoice(Trouble):
    code = "settings.unknown-choice"
    sentence = N_("{name} is not a choice for the setting {setting}.")
    remedy = N_("Choose one of: {choices}.")
    exit_status = Exit.USAGE


class BadSetting(Trouble):
    code = "settings.invalid"
    sentence = N_("A setting cannot be used: {reason}.")
    remedy = N_("Correct it in the settings file or on the command line.")
    exit_status = Exit.USAGE


class Stopped(Trouble):
    code = "work.stopped"
    sentence = N_("The work was stopped before it was finished.")
    remedy = N_("Start it again; what was finished stays finished.")
    retry = Retry.LATER
    exit_status = Exit.INTERRUPTED
