"""The reference pages say what the code says, and every trouble can be shown to a person."""

import re
import string
from typing import Any

import pytest

from archivist.settings import Place, Profile
from archivist.troubles import Trouble
from tests.architecture.sources import ROOT
from tools import document


@pytest.mark.parametrize("name", ["troubles", "settings"])
def test_the_page_is_up_to_date(name: str) -> None:
    written = getattr(document, name)()
    assert (ROOT / f"docs/{name}.md").read_text() == written, "run: make documents"


def test_every_trouble_has_its_section() -> None:
    sections = re.findall(r"^## (\S+)$", (ROOT / "docs/troubles.md").read_text(), re.MULTILINE)
    assert sections == sorted(document.declared_troubles())


def test_codes_are_stable_words() -> None:
    assert [c for c in document.declared_troubles() if not re.fullmatch(r"[a-z]+(\.[a-z]+(-[a-z0-9]+)*)+", c)] == []


def test_no_two_troubles_share_a_code() -> None:
    def kinds(kind: type[Trouble]) -> list[type[Trouble]]:
        return [k for child in kind.__subclasses__() for k in (child, *kinds(child))]

    own = [k for k in kinds(Trouble) if k.__module__.startswith("archivist.") and "code" in vars(k)]
    assert len(own) == len(document.declared_troubles())


def test_a_trouble_can_be_said_even_when_a_detail_is_missing() -> None:
    for kind in document.declared_troubles().values():
        assert str(kind())
        assert kind().advice()


def test_a_trouble_tells_its_details() -> None:
    for kind in document.declared_troubles().values():
        places: dict[str, Any] = {p: f"<{p}>" for _, p, _, _ in string.Formatter().parse(kind.sentence) if p}
        assert all(told in str(kind(**places)) for told in places.values()), kind


def test_every_setting_has_its_row() -> None:
    rows = re.findall(r"^\| `([\w.]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    named = [row for row in rows if ".NAME." in row]
    assert [r for r in rows if r not in named] == [
        f"{g}.{f}" for g, _, fields in document.declared_settings() for f in fields
    ]
    for table, kind in (("delivery.destinations", Place), ("scan.profiles", Profile)):
        assert [r.rpartition(".")[2] for r in named if r.startswith(f"{table}.")] == list(kind.model_fields)


def test_every_setting_has_its_sentence() -> None:
    assert [f for _, _, fields in document.declared_settings() for f, known in fields.items() if not known.description] == []
