"""What can be wrong with what comes in, and with the work on one page."""

from archivist.translation import N_
from archivist.troubles.trouble import Exit, Retry, Trouble


class NotFound(Trouble):
    code = "input.not-found"
    sentence = N_("{path} does not exist.")
    remedy = N_("Check the name, and that the disk or share is connected.")


class NotAnImage(Trouble):
    code = "input.not-an-image"
    sentence = N_("{name} is not a picture or PDF that Archivist can open.")
    remedy = N_("Open the file to see what it is; scan the sheet again if it should be a page.")


class NotAList(Trouble):
    code = "input.not-a-list"
    sentence = N_("In {name} no column or element is known ({reason}).")
    remedy = N_("Give XLSX, CSV (UTF-8) or edXML; the names of the columns stand in one of the first ten rows.")


class NotATemplate(Trouble):
    code = "input.not-a-template"
    sentence = N_("{name} is no template of a form: {reason}.")
    remedy = N_("Export the template again where it was made, or draw its zones anew.")


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


class DangerousPdf(Trouble):
    code = "input.dangerous-pdf"
    sentence = N_("{name} was not taken. It holds what no record needs: {what}.")
    remedy = N_("Do not open it. Ask its maker for a plain PDF, or have it printed elsewhere and scan the sheets.")


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


class BadSource(Trouble):
    code = "capture.bad-source"
    sentence = N_("{text} does not say where the pages come from.")
    remedy = N_("Write sane:DEVICE or escl:ADDRESS for a scanner, camera:N for a camera, folder:PATH or hot:PATH.")
    exit_status = Exit.USAGE


class ShortFrame(Trouble):
    code = "capture.short-frame"
    sentence = N_("The scanner sent only a part of {name}.")
    remedy = N_("Scan this sheet again.")


class SideMissing(Trouble):
    code = "capture.side-missing"
    sentence = N_("The back of {name} did not come: both sides were asked for.")
    remedy = N_("Compare the pages with the paper; scan the sheets again where fronts and backs do not match.")


class Stopped(Trouble):
    code = "work.stopped"
    sentence = N_("The work was stopped before it was finished.")
    remedy = N_("Start it again; what was finished stays finished.")
    retry = Retry.LATER
    exit_status = Exit.INTERRUPTED
