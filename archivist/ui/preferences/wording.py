"""What the settings are called on the screen."""

from archivist.app.declared import From
from archivist.translation import N_

GROUPS = {
    "desk": N_("This window"),
    "agency": N_("Agency"),
    "capture": N_("Pictures that come in"),
    "scan": N_("Scanning"),
    "imaging": N_("Cleaning pages"),
    "quality": N_("Quality of pages"),
    "ocr": N_("Reading"),
    "facsimile": N_("Facsimiles"),
    "signing": N_("Signatures"),
    "packaging": N_("Packages"),
    "delivery": N_("Delivery"),
    "work": N_("Work of the computer"),
    "people": N_("People"),
    "checking": N_("Checking"),
}
ORIGINS = {
    From.LOCKED: N_("locked by the institution"),
    From.ENVIRONMENT: N_("set when the program was started"),
    From.USER: N_("set by you"),
    From.INSTITUTION: N_("set by the institution"),
    From.BUILT_IN: "",
}
