"""Schemas written from the field tables take what we write and refuse what breaks a rule."""

import pytest
from lxml import etree

from archivist.model.dossier import BoundDossier
from archivist.packaging.fields import document_values, dossier_values
from archivist.packaging.rules import load_rules
from archivist.packaging.simpledc import simpledc
from archivist.packaging.xsd import schema_of

RULES = load_rules()
FRAMES = [(f, level) for f in ("AIP_hoso", "SIP_hoso") for level in ("dossier", "document")]


def schema(package_format: str, level: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema_of(RULES.frame(package_format, level), RULES)))


def values(dossier: BoundDossier, package_format: str, level: str) -> dict[str, str]:
    frame = RULES.frame(package_format, level)
    if level == "dossier":
        return dossier_values(dossier, frame, RULES)
    return document_values(dossier.documents[1], dossier, frame, RULES)


@pytest.mark.parametrize(("package_format", "level"), FRAMES)
def test_what_we_write_is_valid_in_any_order(dossier: BoundDossier, package_format: str, level: str) -> None:
    written = values(dossier, package_format, level)
    assert schema(package_format, level).validate(etree.fromstring(simpledc(written)))
    backwards = dict(reversed(written.items()))
    assert schema(package_format, level).validate(etree.fromstring(simpledc(backwards)))


@pytest.mark.parametrize(("package_format", "level"), FRAMES)
def test_what_breaks_a_rule_is_not(dossier: BoundDossier, package_format: str, level: str) -> None:
    judge = schema(package_format, level)
    written = values(dossier, package_format, level)
    for rule in RULES.frame(package_format, level).fields:
        if rule.required == "yes":
            assert not judge.validate(etree.fromstring(simpledc(written | {rule.name: ""}))), rule.name
        if rule.length:
            assert not judge.validate(etree.fromstring(simpledc(written | {rule.name: "1" * (rule.length + 1)}))), rule.name
        if rule.kind != "string":
            assert not judge.validate(etree.fromstring(simpledc(written | {rule.name: "x"}))), rule.name
    assert not judge.validate(etree.fromstring(simpledc(written | {"other": "x"})))
    assert not judge.validate(etree.fromstring(simpledc({n: v for n, v in written.items() if n != "language"})))
