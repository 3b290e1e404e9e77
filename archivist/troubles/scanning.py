"""What a scanner can refuse."""

from archivist.translation import N_
from archivist.troubles.trouble import Exit, Retry, Trouble


class ScannerTrouble(Trouble):
    """What a scanner can meet; `device` names it."""

    exit_status = Exit.ENVIRONMENT


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


class ScannerForbidden(ScannerTrouble):
    code = "capture.forbidden"
    sentence = N_("The person at this computer may not use {device}.")
    remedy = N_("Ask whoever looks after this computer to put you into the group scanner; then log in anew.")


class SaneMissing(ScannerTrouble):
    code = "capture.sane-missing"
    sentence = N_("SANE, by which Linux speaks with scanners, is not installed.")
    remedy = N_("Install it: sudo apt install libsane1. Network scanners can also be named as escl:ADDRESS.")


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


class BelowTheLaw(Trouble):
    code = "capture.below-the-law"
    sentence = N_("{dpi} dpi, {bits} bit: less than the law asks of scanned paper ({least_dpi} dpi, {least_bits} bit).")
    remedy = N_("Scan in colour and finer, or give the reason with --below-the-law-because; it is recorded.")
    exit_status = Exit.USAGE


class ProfileUnknown(Trouble):
    code = "capture.profile-unknown"
    sentence = N_("There is no scan profile {name}.")
    remedy = N_("Choose one of: {names}.")
    exit_status = Exit.USAGE


class Blurred(Trouble):
    code = "capture.blurred"
    sentence = N_("The camera's picture {name} is not sharp.")
    remedy = N_("Give it more light, focus, take the hands away; then lay the sheet under the camera again.")


class SidesDiffer(Trouble):
    code = "capture.sides-differ"
    sentence = N_("Fronts and backs do not make leaves: {fronts} fronts, {backs} backs.")
    remedy = N_(
        "Look which sheet was missed or came twice; set aside what is too much, insert what is missing,"
        " then bring them together again: archivist page pair."
    )


class NotAnOpening(Trouble):
    code = "page.not-an-opening"
    sentence = N_("No gutter was found on {name} at which two pages part.")
    remedy = N_(
        "Turn it upright first if it lies on its side; or say where it parts, as a percentage of its width: --at 50."
    )


class SpaceShort(Trouble):
    code = "capture.space-short"
    sentence = N_("The disk with {path} has {free} MB free; {needed} MB are needed.")
    remedy = N_("Free some space, or move the workspace to a larger disk; then run the same command again.")
    retry = Retry.LATER
    exit_status = Exit.STORAGE


class ClockWrong(Trouble):
    code = "capture.clock-wrong"
    sentence = N_("The clock of this computer is wrong: it says {now} UTC, and it was {last} already.")
    remedy = N_("Set date and time, best by the network; the times of what is scanned go into the archive.")
    exit_status = Exit.ENVIRONMENT
