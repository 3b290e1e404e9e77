"""What may be wrong with a facsimile: each finding with its sentence, its remedy and the clause behind it."""

from dataclasses import dataclass
from typing import Any, Final

from archivist.model.doubt import Doubt, Place, Severity
from archivist.translation import N_

_BIND_AGAIN = N_("Make the facsimile again from its pages; ask its maker for a new one if it came from elsewhere.")
_COPY_AGAIN = N_("Copy the file again from where it came from, or make the facsimile again.")


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of doubt about a PDF; `rule` names the clause (of ISO 19005-2 where no other is named)."""

    code: str
    sentence: str
    remedy: str
    rule: str
    severity: Severity = Severity.GRAVE

    def about(self, name: str, **details: Any) -> Doubt:
        """The doubt about the file called `name`."""
        return Doubt(
            self.code, self.severity, self.sentence, self.remedy, Place(file=name), {"file": name, **details}, self.rule
        )


UNREADABLE: Final = Finding("pdf.unreadable", N_("{file} cannot be opened as a PDF."), _COPY_AGAIN, "ISO 19005-2 6.1")
DAMAGED: Final = Finding(
    "pdf.damaged", N_("{file} is damaged: its inner list of contents does not fit."), _COPY_AGAIN, "ISO 19005-2 6.1.4"
)
ENCRYPTED: Final = Finding(
    "pdf.encrypted",
    N_("{file} is protected by a password or by rights."),
    N_("Ask its owner for an unprotected copy."),
    "ISO 19005-2 6.1.3",
)
NO_MARK: Final = Finding("pdf.no-mark", N_("{file} does not say that it is PDF/A."), _BIND_AGAIN, "ISO 19005-2 6.6.4")
NO_COLOURS: Final = Finding(
    "pdf.no-output-intent", N_("{file} does not say what its colours mean."), _BIND_AGAIN, "ISO 19005-2 6.2.3"
)
FONT_OUTSIDE: Final = Finding(
    "pdf.font-not-embedded", N_("{file} uses the font {font} without holding it."), _BIND_AGAIN, "ISO 19005-2 6.2.11.4.1"
)
FONT_MUTE: Final = Finding(
    "pdf.font-without-unicode",
    N_("Words in {file} cannot be searched: the font {font} does not tell its characters."),
    _BIND_AGAIN,
    "ISO 19005-2 6.2.11.7.2",
)
ACTIVE: Final = Finding(
    "pdf.active-content",
    N_("{file} holds something that acts when it is opened: {kind}."),
    N_("Do not open it; ask its maker for a plain PDF/A."),
    "ISO 19005-2 6.5.1",
)
FILE_INSIDE: Final = Finding(
    "pdf.file-inside",
    N_("{file} holds other files."),
    N_("Ask its maker for a PDF/A without attachments, and for the attachments as documents of their own."),
    "ISO 19005-2 6.8",
)
TRANSPARENT: Final = Finding(
    "pdf.transparency",
    N_("Page {page} of {file} mixes colours in a way that will not last."),
    _BIND_AGAIN,
    "ISO 19005-2 6.2.10",
)
PAGE_SIZE: Final = Finding(
    "pdf.page-size",
    N_("Page {page} of {file} is too large or too small: {width} × {height}."),
    _BIND_AGAIN,
    "ISO 19005-2 6.1.13",
)
NO_PAGES: Final = Finding("pdf.no-pages", N_("{file} has no pages."), _BIND_AGAIN, "ISO 32000-1 7.7.3")
NO_PICTURE: Final = Finding(
    "pdf.page-without-picture",
    N_("Page {page} of {file} shows no picture."),
    _BIND_AGAIN,
    "TT 05/2025/TT-BNV Điều 8",
)
COARSE: Final = Finding(
    "pdf.low-resolution",
    N_("The picture on page {page} of {file} has only {dpi} dpi; {least} are asked for."),
    N_("Scan the sheet again at {least} dpi or more."),
    "TT 05/2025/TT-BNV Điều 8",
    Severity.MINOR,
)
NO_WORDS: Final = Finding(
    "pdf.page-without-words",
    N_("Page {page} of {file} has no words that can be searched."),
    N_("Nothing is to be done if the page is blank, a drawing or handwriting; otherwise read it again."),
    "TT 05/2025/TT-BNV Điều 8",
    Severity.NOTE,
)
NO_TITLE: Final = Finding(
    "pdf.no-title",
    N_("{file} has no title inside."),
    N_("Give the dossier or document its title, then make the facsimile again."),
    "ISO 19005-2 6.6.2",
    Severity.MINOR,
)
NO_LANGUAGE: Final = Finding(
    "pdf.no-language",
    N_("{file} does not say in which language it is."),
    _BIND_AGAIN,
    "ISO 32000-1 14.9.2",
    Severity.MINOR,
)
DRAWN: Final = Finding(
    "pdf.page-drawn",
    N_("Page {page} of {file} was written by a program and is kept as its picture: {reason}."),
    N_("Nothing is to be done; the file that came is kept as it was. Ask its maker for PDF/A where text and lines matter."),
    "ISO 19005-2 6.2",
    Severity.NOTE,
)
INKS: Final = Finding(
    "pdf.ink-colours",
    N_("{file} mixes colours as inks (CMYK) and does not say which inks."),
    _BIND_AGAIN,
    "ISO 19005-2 6.2.4.3",
)
JUDGED: Final = Finding(
    "pdf.validator", N_("{file} breaks a rule of the PDF/A that it says it is ({rule}): {told}"), _BIND_AGAIN, "ISO 19005-2"
)
NOT_JUDGED: Final = Finding(
    "pdf.not-judged",
    N_("veraPDF is installed, but came to no verdict on {file}."),
    N_("Run veraPDF on the file by itself to see what it says. Our own checks were made."),
    "ISO 19005-2",
    Severity.NOTE,
)
