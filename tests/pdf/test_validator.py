"""veraPDF's own report, as its program prints it, becomes doubts; without the program nothing is said."""

from pathlib import Path

import pytest

from archivist.pdf import validator
from archivist.pdf.validator import judged

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<report><jobs><job><item size="1"><name>a.pdf</name></item>
<validationReport jobEndStatus="normal" profileName="PDF/A-2U validation profile"
 statement="PDF file is {verdict}compliant with Validation Profile requirements." isCompliant="{compliant}">
<details passedRules="142" failedRules="1" passedChecks="9" failedChecks="1">{rule}</details></validationReport>
</job></jobs></report>"""
RULE = """<rule specification="ISO 19005-2:2011" clause="6.2.4.3" testNumber="4" status="failed" failedChecks="1">
<description>DeviceCMYK shall only be used
 if a device independent DefaultCMYK is set</description><object>PDDeviceCMYK</object>
<check status="failed"><context>root</context></check></rule>"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, which prints what is put beside it."""
    program = tmp_path / "bin" / validator.PROGRAM
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ncat "{tmp_path}/told"\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_each_broken_rule_is_told(installed: Path) -> None:
    (installed / "told").write_text(REPORT.format(verdict="not ", compliant="false", rule=RULE))
    (doubt,) = judged(installed / "a.pdf")
    assert doubt.code == "pdf.validator"
    assert "ISO 19005-2:2011 6.2.4.3-4" in str(doubt)
    assert "DeviceCMYK shall only be used if a device" in str(doubt)


def test_a_file_that_passes_raises_no_doubt(installed: Path) -> None:
    (installed / "told").write_text(REPORT.format(verdict="", compliant="true", rule=""))
    assert judged(installed / "a.pdf") == []


@pytest.mark.parametrize(
    "told", ["", "Exception in thread main", "<report><jobs/></report>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_no_verdict_is_said_to_be_none(installed: Path, told: str) -> None:
    (installed / "told").write_text(told)
    assert [doubt.code for doubt in judged(installed / "a.pdf")] == ["pdf.not-judged"]


def test_without_the_program_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert judged(tmp_path / "a.pdf") == []
