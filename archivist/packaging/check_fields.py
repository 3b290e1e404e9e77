"""Whether the descriptions in a package keep the field rules and agree with each other and with what is there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from archivist.model.codes import doc_id_of
from archivist.model.doubt import Doubt, Place
from archivist.packaging import findings
from archivist.packaging.contents import Contents
from archivist.packaging.judge import Placed, judge
from archivist.packaging.mets_reading import Mets
from archivist.packaging.rules import Frame, Rules, load_rules
from archivist.packaging.simpledc import ROOT
from archivist.packaging.xml_reading import parsed

_CODE = re.compile(r"(?P<file>.+)\.(?P<ordinal>\d{7})")
_DOCUMENT = re.compile(r"(?i)EAD_(doc|pic|media)_.*\.xml")

Values = dict[str, str]


def description_doubts(all_mets: Sequence[Mets], contents: Contents) -> Iterator[Doubt]:
    """Doubts about EAD.xml and all EAD_doc_*.xml; other kinds of documents are counted, not judged."""
    package_format = all_mets[0].package_format
    rules = load_rules()
    if (package_format, "dossier") not in rules.frames:
        return
    dossiers, found = _read(all_mets[:1], contents, rules.frame(package_format, "dossier"), rules)
    yield from found
    documents, found = _read(all_mets[1:], contents, rules.frame(package_format, "document"), rules)
    yield from found
    if len(dossiers) != 1:
        yield findings.MISSING.in_file("metadata/descriptive/EAD.xml", "TT 05/2025")
        return
    ((name, dossier),) = dossiers.items()
    yield from _counts(name, dossier, documents, all_mets, rules.frame(package_format, "dossier"))
    yield from _codes(dossier, documents)


def _read(all_mets: Sequence[Mets], contents: Contents, frame: Frame, rules: Rules) -> tuple[dict[str, Values], list[Doubt]]:
    """Values by file name, of the files that are there and can be read."""
    read: dict[str, Values] = {}
    found: list[Doubt] = []
    for name in _names(all_mets, contents):
        if frame.rule("docCode") and not re.match(r"(?i)EAD_doc_", name.rpartition("/")[2]):
            continue
        root, doubts = parsed(name, contents.read(name))
        found += doubts
        if root is not None:
            values, doubts = _values(name, root, frame)
            found += doubts + judge(values, frame, rules, _placed(name))
            read[name] = values
    return read, found


def _placed(name: str) -> Placed:
    return lambda rule: Place(file=name, field=rule.name)


def _names(all_mets: Sequence[Mets], contents: Contents) -> list[str]:
    targets = [r.target for mets in all_mets for r in mets.of("dmd")]
    return [name for name in dict.fromkeys(targets) if name is not None and name in contents.files]


def _values(name: str, root: etree._Element, frame: Frame) -> tuple[Values, list[Doubt]]:
    values: Values = {}
    found = []
    if etree.QName(root).localname != ROOT:
        found.append(findings.FIELD_UNKNOWN.in_file(name, frame.basis, element=etree.QName(root).localname))
    for element in root:
        field = etree.QName(element).localname
        if frame.rule(field) is None or len(element):
            found.append(findings.FIELD_UNKNOWN.in_file(name, frame.basis, element=field))
        elif field in values:
            found.append(findings.FIELD_TWICE.in_file(name, frame.basis, element=field))
        values[field] = element.text or ""
    return values, found


def _counts(
    name: str, dossier: Values, documents: Mapping[str, Values], all_mets: Sequence[Mets], frame: Frame
) -> Iterator[Doubt]:
    described = [r for mets in all_mets[1:] for r in mets.of("dmd") if _DOCUMENT.fullmatch(r.href.rpartition("/")[2])]
    if frame.rule("totalDoc") and dossier.get("totalDoc", "") != str(len(described)):
        yield findings.COUNTS_DISAGREE.in_file(
            name, "TT 05/2025", element="totalDoc", value=dossier.get("totalDoc", ""), expected=len(described)
        )
    pages = [values.get("numberOfPage", "") for values in documents.values()]
    if frame.rule("numberOfPage") and len(pages) == len(described) and all(p.isdecimal() for p in pages):
        total = sum(map(int, pages))
        if dossier.get("numberOfPage", "") != str(total):
            yield findings.COUNTS_DISAGREE.in_file(
                name, "TT 05/2025", element="numberOfPage", value=dossier.get("numberOfPage", ""), expected=total
            )


def _codes(dossier: Values, documents: Mapping[str, Values]) -> Iterator[Doubt]:
    """A docCode is the dossier's code and seven digits; every other code of a document says the same dossier and number."""
    seen: dict[str, str] = {}
    for name, values in documents.items():
        code = values.get("docCode", "")
        match = _CODE.fullmatch(code)
        whole = dossier.get("fileCode") or dossier.get("arcFileCode", "")
        if not match or not _is_of(match["file"], dossier):
            yield _disagrees(name, "docCode", code, f"{whole}.0000001 …")
        else:
            yield from _others(name, values, dossier, match["file"], int(match["ordinal"]))
        if code in seen:
            yield _disagrees(name, "docCode", code, seen[code])
        seen[code] = name


def _others(name: str, values: Values, dossier: Values, file_code: str, ordinal: int) -> Iterator[Doubt]:
    expected = {
        "docId": doc_id_of(file_code, ordinal),
        "docOrdinal": str(ordinal),
        "arcFileCode": dossier.get("arcFileCode", ""),
    }
    for element, value in expected.items():
        if element in values and values[element] != value:
            yield _disagrees(name, element, values[element], value)


def _is_of(file_code: str, dossier: Values) -> bool:
    """In an AIP the code of the archive stands before the dossier's (arcFileCode)."""
    if "fileCode" in dossier:
        return file_code == dossier["fileCode"]
    whole = dossier.get("arcFileCode", "")
    return whole == file_code or whole.endswith(f".{file_code}")


def _disagrees(name: str, element: str, value: str, expected: str) -> Doubt:
    return findings.CODES_DISAGREE.in_file(name, "TT 05/2025", element=element, value=value, expected=expected)
