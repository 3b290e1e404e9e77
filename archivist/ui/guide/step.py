"""The next step as a value: from where the work stands follows one key and what it does."""

from dataclasses import dataclass
from enum import Enum, auto

from archivist.translation import N_
from archivist.ui.lenses.lens import Lens

ENTER = "Return"


class Focus(Enum):
    """What the keyboard is on."""

    ELSEWHERE = auto()
    FIELD = auto()
    EMPTY_FIELD = auto()
    DOUBT = auto()
    GRAVE_DOUBT = auto()
    REASON = auto()
    SAMPLE = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the work stands: of the dossier in front, and of what runs now. `doubts` are those still to be looked at,
    `grave` those of them that hold the dossier back.
    """

    lens: Lens = Lens.VERIFY
    choosing: bool = False
    scanning: bool = False
    at_work: bool = False
    sending: bool = False
    focus: Focus = Focus.ELSEWHERE
    pages: int = 0
    documents: int = 0
    doubts: int = 0
    grave: int = 0
    packages: int = 0
    delivered: int = 0
    returned: int = 0
    routed: bool = True


@dataclass(frozen=True, slots=True)
class NextStep:
    """`sentence` is a source of the translation; `action` names an action of the desk, `key` a key that has none; with
    neither there is nothing to do but to wait.
    """

    sentence: str
    action: str = ""
    key: str = ""


CHOOSE = NextStep(N_("The digit of a profile starts the scan; Enter scans as last time."), key=ENTER)
SCANNING = NextStep(N_("Pages are coming in, each one safe at once. Load the next stack when the feeder is empty."))
SCAN = NextStep(N_("Put the paper in: this scans it."), action="scan")
READING = NextStep(N_("Pages are cleaned and read in the background. You may go on meanwhile."))
TYPE = NextStep(N_("Type what the paper says, then Enter. Drag a box on the page to take its words."), key=ENTER)
RIGHT = NextStep(N_("Compare it with the line of the page. Right: Enter goes on to the next."), key=ENTER)
SEEN = NextStep(N_("Look at the page. Right as it is: Enter, and on to the next."), key=ENTER)
WHY = NextStep(N_("It is grave: mend it on the page, or Enter and say why it is right all the same."), key=ENTER)
SAMPLE = NextStep(N_("Compare the document with its paper. Right: Enter goes on; a digit says what is wrong."), key=ENTER)
REASON = NextStep(N_("Type the reason, then Enter."), key=ENTER)
DOUBTS = NextStep(N_("Doubts to look at: {doubts}. This goes to the next one."), action="next_doubt")
RETURNED = NextStep(N_("A package came back. This shows what the archive did not accept."), action=Lens.SEND)
CLOSE = NextStep(N_("No doubt is open: this closes the dossier and makes its package."), action="close_dossier")
CLOSING = NextStep(N_("Facsimiles and the package are being made and checked. It takes a moment."))
TO_SEND = NextStep(N_("The package is made and checked. On to sending."), action=Lens.SEND)
SEND = NextStep(N_("This sends the package to the archive."), action="send_now")
EXPORT = NextStep(N_("No archive is set: this writes the package to a disk."), action="export")
SENDING = NextStep(N_("The package is on its way. The receipt will appear here."))
DONE = NextStep(N_("The archive has it: this dossier is finished. This scans the next stack."), action="scan")
_FOCUSED = {
    Focus.FIELD: RIGHT,
    Focus.EMPTY_FIELD: TYPE,
    Focus.DOUBT: SEEN,
    Focus.GRAVE_DOUBT: WHY,
    Focus.REASON: REASON,
}


def next_step(now: Standing) -> NextStep:
    """What is in hand comes first, then what a person must look at, then closing and sending."""
    if now.choosing:
        return CHOOSE
    if now.scanning:
        return SCANNING
    if now.focus is Focus.SAMPLE:
        return SAMPLE
    if now.doubts and now.lens is Lens.VERIFY and now.focus in _FOCUSED:
        return _FOCUSED[now.focus]
    if now.at_work:
        return CLOSING if now.packages or now.lens is Lens.CLOSE else READING
    return _between(now) if now.pages else SCAN


def _between(now: Standing) -> NextStep:
    """Nothing runs, nothing is in hand."""
    if now.returned and now.lens is not Lens.SEND:
        return RETURNED
    if now.packages and now.delivered == now.packages:
        return DONE
    if now.doubts and (now.grave or not now.packages):
        return DOUBTS
    return _sending(now) if now.packages else CLOSE


def _sending(now: Standing) -> NextStep:
    if now.sending:
        return SENDING
    if now.lens is not Lens.SEND:
        return TO_SEND
    return SEND if now.routed else EXPORT
