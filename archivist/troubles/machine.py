"""What this computer, its workspace and its settings can refuse."""

from archivist.translation import N_
from archivist.troubles.trouble import Exit, Retry, Trouble


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


class BadHead(Trouble):
    code = "ledger.bad-head"
    sentence = N_("{text} is no head of a ledger.")
    remedy = N_("A head is an event's number, a colon and 64 digits from 0 to f, as archivist workspace head prints it.")
    exit_status = Exit.USAGE


class CopyAhead(Trouble):
    code = "copy.ahead"
    sentence = N_("The copy in {path} knows events that this workspace has never had.")
    remedy = N_(
        "This workspace comes from an old backup or was cloned: go on from the copy, with archivist workspace restore."
    )
    exit_status = Exit.WORKSPACE


class CopyOfAnother(Trouble):
    code = "copy.of-another"
    sentence = N_("{path} is no place for a copy of this workspace.")
    remedy = N_("Name a folder on another disk; each workspace has a copy of its own there.")
    exit_status = Exit.WORKSPACE


class BehindItself(Trouble):
    code = "workspace.behind-itself"
    sentence = N_("On this computer the ledger of this workspace had reached event {seq}; it ends with {last}, or differs.")
    remedy = N_(
        "It is an old backup or a clone: go on from the newest copy, with archivist workspace restore. If none is newer,"
        " look up on paper which code was given out last, then say so: archivist workspace adopt."
    )
    exit_status = Exit.WORKSPACE


class StrangeStation(Trouble):
    code = "workspace.strange-station"
    sentence = N_("Codes of this workspace were given out on another computer or disk, never on this one.")
    remedy = N_(
        "If the other one still works, work there: two would give the same code to different dossiers. If it does not, say"
        " so: archivist workspace adopt."
    )
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


class WrongCheck(Trouble):
    code = "codes.wrong-check"
    sentence = N_("{text} does not fit the check character at its end: something in it was mistyped.")
    remedy = N_("Compare it with the printed code. The nearest that is known here: {nearest}.")
    exit_status = Exit.USAGE


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
