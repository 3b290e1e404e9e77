"""The schema of a frame, written from its field table; the circular's own files are to be had from the receiver only."""

from lxml import etree

from archivist.packaging.rules import FieldRule, Frame, Rules
from archivist.packaging.simpledc import ROOT, written

_XS = "http://www.w3.org/2001/XMLSchema"
_DATES = {
    "DD/MM/YYYY": r"(0[1-9]|[12]\d|3[01])/(0[1-9]|1[0-2])/\d{4}",
    "MM/YYYY": r"(0[1-9]|1[0-2])/\d{4}",
    "YYYY": r"\d{4}",
}


def schema_of(frame: Frame, rules: Rules) -> bytes:
    """<simpledc> with the fields of the frame in any order (xs:all), each at most once, with its length and form."""
    root = etree.Element(_xs("schema"), nsmap={"xs": _XS})
    note = etree.SubElement(etree.SubElement(root, _xs("annotation")), _xs("documentation"))
    note.text = f"{frame.basis}; {rules.id}, {rules.effective}"
    kind = etree.SubElement(etree.SubElement(root, _xs("element"), name=ROOT), _xs("complexType"))
    every = etree.SubElement(kind, _xs("all"))
    for rule in frame.fields:
        _field(every, rule, frame, rules)
    return written(root)


def _field(every: etree._Element, rule: FieldRule, frame: Frame, rules: Rules) -> None:
    element = etree.SubElement(every, _xs("element"), name=rule.name)
    note = etree.SubElement(etree.SubElement(element, _xs("annotation")), _xs("documentation"))
    note.text = rule.label
    restriction = etree.SubElement(
        etree.SubElement(element, _xs("simpleType")), _xs("restriction"), base=f"xs:{_base(rule)}"
    )
    if pattern := _pattern(rule, frame, rules):
        whole = pattern if rule.required == "yes" else f"({pattern})?"
        etree.SubElement(restriction, _xs("pattern"), value=whole)
    elif rule.required == "yes":
        etree.SubElement(restriction, _xs("minLength"), value="1")
    if rule.length:
        etree.SubElement(restriction, _xs("maxLength"), value=str(rule.length))


def _base(rule: FieldRule) -> str:
    return "string" if rule.kind == "string" else "token"


def _pattern(rule: FieldRule, frame: Frame, rules: Rules) -> str:
    match rule.kind:
        case "date":
            return "|".join(_DATES[form] for form in frame.dates)
        case "number":
            return r"0|[1-9]\d*"
        case "flag":
            return "0|1"
        case "code":
            code = "|".join(rules.lists[rule.codes])
            return rf"({code})([,; ]+({code}))*" if rule.many else code
        case _:
            return ""


def _xs(name: str) -> str:
    return f"{{{_XS}}}{name}"
