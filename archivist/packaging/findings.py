"""What can be wrong with a package or with what goes into one: each finding with its sentence and remedy."""

from dataclasses import dataclass
from typing import Any

from archivist.model.doubt import Doubt, Place, Severity
from archivist.translation import N_


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of doubt; `at` makes the doubt of one place, with the rule that is behind it."""

    code: str
    sentence: str
    remedy: str
    severity: Severity = Severity.GRAVE

    def at(self, place: Place, rule: str = "", **details: Any) -> Doubt:
        return Doubt(self.code, self.severity, self.sentence, self.remedy, place, details, rule)

    def in_file(self, file: str, rule: str = "", **details: Any) -> Doubt:
        """The doubt of a file of the package; `file` is its path below the package's root."""
        return self.at(Place(file=file), rule, file=file, **details)


LARGEST_WORKBOOK = 256 << 20  # bytes that a workbook may unpack to

_REBUILD = N_("Build the package again from its dossier; ask its maker for a new one if it came from elsewhere.")
_FETCH_AGAIN = N_("Fetch the package again from where it came from; what is in it cannot be trusted.")

# --- single fields ---

FIELD_MISSING = Finding(
    "package.field-missing", N_("The field {label} ({element}) is empty and must not be."), N_("Fill in {label}.")
)
FIELD_CONDITION = Finding(
    "package.field-condition",
    N_("The field {label} ({element}) is empty and must not be where {other} is {value}."),
    N_("Fill in {label}, or correct {other}."),
)
FIELD_LONG = Finding(
    "package.field-too-long",
    N_("The field {label} ({element}) has {length} characters; {limit} are allowed."),
    N_("Shorten {label} to {limit} characters; Archivist cuts nothing by itself."),
)
FIELD_CODE = Finding(
    "package.field-code",
    N_("The field {label} ({element}) holds {value}, which is not in its list."),
    N_("Choose from: {codes}."),
)
FIELD_NUMBER = Finding(
    "package.field-number",
    N_("The field {label} ({element}) holds {value}, which is not a whole number."),
    N_("Write {label} in digits only."),
)
FIELD_DATE = Finding(
    "package.field-date",
    N_("The field {label} ({element}) holds {value}, which is not a date of the form {forms}."),
    N_("Write a day that exists, in one of these forms: {forms}."),
)
FIELD_FORM = Finding(
    "package.field-form",
    N_("The field {label} ({element}) holds {value}, which is not of the form {example}."),
    N_("Write {label} as in {example}."),
)
FIELD_CHARACTER = Finding(
    "package.field-character",
    N_("The field {label} ({element}) holds a character that cannot be written."),
    N_("Type {label} again; the character stands where � is shown."),
)
FIELD_NOT_ACCEPTED = Finding(
    "package.field-not-accepted",
    N_("The field {label} ({element}) is {value}; the receiving archive takes only {codes}."),
    N_("Keep this dossier in your own archive, or correct {label}."),
    Severity.MINOR,
)
DATES_REVERSED = Finding(
    "package.dates-reversed", N_("The dossier ends before it begins ({start})."), N_("Correct the first or the last date.")
)
FIELD_UNKNOWN = Finding(
    "package.field-unknown", N_("{file} holds a field that its frame does not have: {element}."), _REBUILD
)
FIELD_TWICE = Finding("package.field-twice", N_("{file} holds the field {element} twice."), _REBUILD)
CODES_DISAGREE = Finding(
    "package.codes-disagree",
    N_("{file}: {element} is {value}; the other codes of the package say {expected}."),
    N_("Correct the code of the dossier and build the package again."),
)
COUNTS_DISAGREE = Finding(
    "package.counts-disagree",
    N_("{file}: {element} is {value}; the package holds {expected}."),
    N_("Count again, correct the field and build the package again."),
)

# --- the container ---

NOT_A_PACKAGE = Finding(
    "package.unreadable", N_("{file} is not a package that can be opened."), N_("Check that the whole file was copied.")
)
UNSAFE_NAME = Finding("package.unsafe-name", N_("The package holds an entry with a dangerous name: {file}."), _FETCH_AGAIN)
SAME_NAME = Finding(
    "package.same-name",
    N_("The package holds two entries with the name {file}, or names that differ only in case."),
    _FETCH_AGAIN,
)
SPECIAL_ENTRY = Finding(
    "package.special-entry", N_("{file} is a link, an encrypted entry or another thing that is no plain file."), _FETCH_AGAIN
)
LYING_ENTRY = Finding(
    "package.lying-entry", N_("{file} does not have the size or checksum that the container states."), _FETCH_AGAIN
)
HIDDEN_BYTES = Finding(
    "package.hidden-bytes", N_("The container holds bytes that belong to no entry, near {file}."), _FETCH_AGAIN
)
REPACKED = Finding(
    "package.repacked",
    N_("The container is no longer the one that was sealed, near {file}: another program has packed it again."),
    N_("Use the sealed package itself: its SHA-256 is the one on the receipt."),
    Severity.MINOR,
)
TOO_MUCH = Finding(
    "package.too-much", N_("{file} would unpack to more than is allowed: {size} bytes, at most {limit}."), _FETCH_AGAIN
)
NO_ROOT = Finding("package.no-root", N_("The package does not have exactly one folder at its top."), _REBUILD)

# --- what METS, PREMIS and the manifests say ---

MISSING = Finding("package.missing-file", N_("{file} is named in the package but is not there."), _REBUILD)
EXTRA = Finding("package.extra-file", N_("{file} lies in the package but nothing names it."), _REBUILD)
ALTERED = Finding(
    "package.altered", N_("{file} has been altered: its checksum is not the one that was written down."), _FETCH_AGAIN
)
WRONG_SIZE = Finding("package.wrong-size", N_("{file} has {size} bytes; the package says {expected}."), _FETCH_AGAIN)
BAD_XML = Finding("package.bad-xml", N_("{file} is not well-formed XML: {reason}."), _REBUILD)
DANGEROUS_XML = Finding(
    "package.dangerous-xml", N_("{file} has a document type declaration, which packages must not have."), _FETCH_AGAIN
)
SCHEMA = Finding("package.schema", N_("{file} breaks its schema in line {line}: {reason}"), _REBUILD)
BROKEN_RULE = Finding("package.rule", N_("{file}: {where} is {value}; expected: {expected}."), _REBUILD)
BAD_LINK = Finding("package.link", N_("{file}: {where} points to {value}, which is not there."), _REBUILD)
NO_CHECKSUMS = Finding(
    "package.no-checksums",
    N_("There is no {file}: nothing proves that the files are the ones that were handed over."),
    N_("Compare the files with the minutes of the hand-over, or ask for a list of their SHA-256."),
    Severity.MINOR,
)
NO_PREVIOUS = Finding(
    "package.no-previous",
    N_("{file}: {status}, but no package is named that it adds to or takes the place of."),
    N_("Ask its maker which package is meant before it is accepted."),
    Severity.MINOR,
)
UNLINKED = Finding("package.unlinked", N_("{file}: nothing in the structure map points to {value}."), _REBUILD)
