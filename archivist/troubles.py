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


class StateSecret(Trouble):
    code = "secret.page"
    sentence = N_("{name} bears the secrecy mark {mark}.")
    remedy = N_(
        "Stop, and tell the person in charge of state secrets. Its text and picture were not kept;"
        " delete the file from this computer unless that person says otherwise."
    )
    exit_status = Exit.DOUBTS


class SharedFile(Trouble):
    code = "secret.shared-file"
    sentence = N_("{name} lies in one file with other pages: {others}.")
    remedy = N_("Name all of them to remove the file, or scan the others again first.")
    exit_status = Exit.USAGE


# --- scanners ---


class ScannerTrouble(Trouble):
    """What a scanner can meet; `device` names it."""

    exit_status = Exit.ENVIRONMENT


class BadSource(Trouble):
    code = "capture.bad-source"
    sentence = N_("{text} does not say where the pages come from.")
    remedy = N_("Write escl:ADDRESS for a network scanner, folder:PATH or hot:PATH.")
    exit_status = Exit.USAGE


class PaperJam(ScannerTrouble):
    code = "capture.paper-jam"
    sentence = N_("Paper is jammed in {device}.")
    remedy = N_("Open the cover, take the sheet out, put it and those behind it back into the feeder and go on.")


class DoubleFeed(ScannerTrouble):
    code = "capture.double-feed"
    sentence = N_("{device} pulled in two sheets at once.")
    remedy = N_("Take both sheets out, loosen the stack, put them back into the feeder in their order and go on.")


class FeedFailed(ScannerTrouble):
    code = "capture.feed-failed"
    sentence = N_("{device} could not pull in the next sheet.")
    remedy = N_("Straighten the stack, push it to the stop and go on; scan a fragile sheet on the glass.")


class CoverOpen(ScannerTrouble):
    code = "capture.cover-open"
    sentence = N_("The cover of {device} is open.")
    remedy = N_("Close the cover and go on.")


class FeederEmpty(ScannerTrouble):
    code = "capture.feeder-empty"
    sentence = N_("There is no paper in the feeder of {device}.")
    remedy = N_("Put the stack into the feeder up to the stop and start again.")


class ScannerBusy(ScannerTrouble):
    code = "capture.busy"
    sentence = N_("{device} is busy with other work.")
    remedy = N_("Wait until it is free, or end the other work at the scanner, then start again.")
    retry = Retry.LATER


class WarmingUp(ScannerTrouble):
    code = "capture.warming-up"
    sentence = N_("{device} is still warming up.")
    remedy = N_("Wait a minute, then start again.")
    retry = Retry.LATER


class ScannerOffline(ScannerTrouble):
    code = "capture.offline"
    sentence = N_("{device} does not answer.")
    remedy = N_("Check that the scanner is on and connected, and that its address is right; then start again.")
    retry = Retry.LATER


class ScannerStopped(ScannerTrouble):
    code = "capture.stopped"
    sentence = N_("{device} has stopped and asks for help.")
    remedy = N_("Look at the scanner's own display and do what it says, then start again.")


class ScannerLocked(ScannerTrouble):
    code = "capture.locked"
    sentence = N_("{device} does not let this computer scan.")
    remedy = N_("Allow scanning over the network without a password in the scanner's own settings.")


class ScanCancelled(ScannerTrouble):
    code = "capture.cancelled"
    sentence = N_("The scan was cancelled at {device}.")
    remedy = N_("Put the sheets that were not scanned back into the feeder and start again.")


class NotOffered(ScannerTrouble):
    code = "capture.not-offered"
    sentence = N_("{device} cannot scan as asked: {wanted}. It offers: {offered}.")
    remedy = N_("Choose what the scanner offers.")


class GarbageAnswer(ScannerTrouble):
    code = "capture.garbage-answer"
    sentence = N_("{device} answered something that cannot be understood: {reason}")
    remedy = N_("Switch the scanner off and on; bring its own software up to date if it happens again.")


class ShortFrame(Trouble):
    code = "capture.short-frame"
    sentence = N_("The scanner sent only a part of {name}.")
    remedy = N_("Scan this sheet again.")


class SideMissing(Trouble):
    code = "capture.side-missing"
    sentence = N_("The back of {name} did not come: both sides were asked for.")
    remedy = N_("Compare the pages with the paper; scan the sheets again where fronts and backs do not match.")


class ScannerDied(ScannerTrouble):
    code = "capture.scanner-died"
    sentence = N_("The program of {device} has crashed: {reason}")
    remedy = N_("Put the sheets that come after the last one taken back into the feeder and start again.")


class ScannerHangs(ScannerTrouble):
    code = "capture.scanner-hangs"
    sentence = N_("The program of {device} was stopped: it has said nothing for {seconds} seconds.")
    remedy = N_(
        "Switch the scanner off and on, put the sheets that come after the last one taken back into the feeder"
        " and start again."
    )


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


class FalseReceipt(Trouble):
    code = "delivery.false-receipt"
    sentence = N_("{destination} answered with a receipt for another package: its digest or length is not ours.")
    remedy = N_("Call the archive and name the package's SHA-256. It counts as not received until its receipt is right.")
    exit_status = Exit.ENVIRONMENT


class Unreachable(Trouble):
    code = "delivery.unreachable"
    sentence = N_("{destination} cannot be reached: {reason}.")
    remedy = N_("Nothing is lost: the package waits and is sent when the line is back. A USB disk needs no line.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class Busy(Trouble):
    code = "delivery.busy"
    sentence = N_("{destination} is busy or out of order (answer {status}).")
    remedy = N_("The package waits and is sent later.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class Unconfirmed(Trouble):
    code = "delivery.unconfirmed"
    sentence = N_("{destination} has every byte but has not confirmed them yet.")
    remedy = N_("Archivist asks again later. The package counts as sent, not as received.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class Refused(Trouble):
    code = "delivery.refused"
    sentence = N_("{destination} does not take the package: {reason}.")
    remedy = N_("Ask the archive what it expects; then run: archivist deliver W --now.")
    exit_status = Exit.ENVIRONMENT


class TooBig(Trouble):
    code = "delivery.too-big"
    sentence = N_("{destination} does not take packages of this size ({length} bytes).")
    remedy = N_("Ask the archive to raise its limit, or bring the package on a USB disk.")
    exit_status = Exit.ENVIRONMENT


class NotUnderstood(Trouble):
    code = "delivery.not-understood"
    sentence = N_("{destination} answers in a way that is not its protocol: {reason}.")
    remedy = N_("Check the address in the settings; a proxy or sign-in page may be answering instead of the archive.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class NotTrusted(Trouble):
    code = "delivery.not-trusted"
    sentence = N_("{destination} could not prove who it is: {reason}.")
    remedy = N_("Check this computer's clock; ask the archive for its present certificate. Nothing was sent.")
    exit_status = Exit.ENVIRONMENT


class NotAdmitted(Trouble):
    code = "delivery.not-admitted"
    sentence = N_("{destination} did not let us in.")
    remedy = N_(
        "Ask the archive for a valid secret or certificate; keep the secret with: keyring set archivist {destination}."
    )
    exit_status = Exit.ENVIRONMENT


class SecretMissing(Trouble):
    code = "delivery.secret-missing"
    sentence = N_("The system keyring holds no secret for {destination}: {reason}.")
    remedy = N_("Keep it there with: keyring set archivist {destination}.")
    exit_status = Exit.ENVIRONMENT


class HostUnknown(Trouble):
    code = "delivery.host-unknown"
    sentence = N_("{destination} is not known yet. It shows the key {fingerprint}.")
    remedy = N_(
        "Ask the archive by telephone whether that is its key; then put it into the setting"
        " delivery.destinations.{destination}.host_key."
    )
    exit_status = Exit.ENVIRONMENT


class HostKeyChanged(Trouble):
    code = "delivery.host-key-changed"
    sentence = N_("{destination} shows the key {fingerprint}, which is not the one that it had.")
    remedy = N_(
        "Somebody may be standing in the archive's place. Send nothing before the archive has confirmed its new key."
    )
    exit_status = Exit.ENVIRONMENT


class AddressTaken(Trouble):
    code = "intake.address-taken"
    sentence = N_("The intake cannot listen at {address}: {reason}.")
    remedy = N_("Choose another address or port, or stop the program that uses this one.")
    exit_status = Exit.ENVIRONMENT


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
