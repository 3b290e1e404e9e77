"""A package that follows another says so: additions, replacements, parts of a whole; none is made without need."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.cli import main
from archivist.model.codes import FileCode
from archivist.model.dossier import RecordStatus
from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.model.promises.destination import Receipt, Said, Verdict
from archivist.packaging.check import check_package
from archivist.packaging.sip_hoso import SipHoso
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.dossier_work import _parts, pack_dossier
from archivist.workflow.following import Base, base_after, followed, substance_of
from archivist.workflow.formats import is_loose, with_twins
from tests.leaves import dossier as leaves
from tests.packaging.dossiers import DOCUMENTS, bound, loose
from tests.packaging.mutations import METS, files_of


def many(place: Path, count: int = 4) -> Any:
    return bound(place, documents=tuple(DOCUMENTS[n % 2] for n in range(count)))


def test_a_large_dossier_is_split_into_additions(tmp_path: Path) -> None:
    """Each part is clean by itself, and together they hold every facsimile once."""
    whole = many(tmp_path / "in")
    largest = max(d.length for d in whole.documents) * 2
    packed = pack_dossier(SipHoso(), whole, tmp_path, largest)
    packages = (*packed.before, packed.package)
    assert len(packages) > 1
    assert packed.doubts == ()
    held = [n.rpartition("/")[2] for p in packages for n in files_of(p.path)[1] if n.endswith(".pdf")]
    assert sorted(held) == [f"{d.doc_id}.pdf" for d in whole.documents]
    assert b'RECORDSTATUS="NEW"' in files_of(packages[0].path)[1][METS]
    for first, second in pairwise(packages):
        told = files_of(second.path)[1][METS]
        assert b'RECORDSTATUS="SUPPLEMENT"' in told
        assert first.object_id.encode() in told
        assert check_package(second.path) == []


@given(lengths=st.lists(st.integers(1, 50), min_size=1, max_size=8), largest=st.integers(0, 120))
def test_parts_are_as_large_as_they_may_be(
    lengths: list[int], largest: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = small(len(lengths), tmp_path_factory)
    sized = tuple(replace(d, length=n) for d, n in zip(whole.documents, lengths, strict=True))
    parts = [len(p.documents) for p in _parts(replace(whole, documents=sized), largest)]
    assert parts == sorted(set(parts))
    assert parts[-1] == len(lengths)
    added = [sum(lengths[a:b]) for a, b in zip([0, *parts], parts, strict=False)]
    if largest:
        assert all(n <= largest or b - a == 1 for n, a, b in zip(added, [0, *parts], parts, strict=False))
    else:
        assert len(parts) == 1


SMALL: dict[int, Any] = {}


def small(count: int, factory: pytest.TempPathFactory) -> Any:
    if count not in SMALL:
        SMALL[count] = many(factory.mktemp("small"), count)
    return SMALL[count]


class Sent:
    """A workspace of which only the transfers are asked."""

    def __init__(self, *transfers: Any) -> None:
        self._transfers = transfers

    def transfers(self, _dossier: str) -> tuple[Any, ...]:
        return self._transfers


def test_additions_and_replacements_are_told_apart(tmp_path: Path) -> None:
    whole = many(tmp_path / "in", 3)
    first = replace(whole, documents=whole.documents[:2])
    package = SipHoso().build(first, tmp_path)
    base = base_after(first, package)
    there: Any = Sent()
    assert followed(there, "d", whole, None).record.status is RecordStatus.NEW
    more = followed(there, "d", whole, base)
    assert (more.record.status, more.record.previous) == (RecordStatus.SUPPLEMENT, package.object_id)
    assert [bool(d.lies_in) for d in more.documents] == [True, True, False]
    other = Base(base.object_id, base.digests, {**base.holds, first.documents[0].doc_id: ("0" * 64, package.object_id)})
    assert followed(there, "d", whole, other).record.status is RecordStatus.REPLACEMENT
    assert followed(there, "d", first, base).record.status is RecordStatus.REPLACEMENT, "its description changed"


def test_what_a_dossier_says_is_not_how_it_was_made(tmp_path: Path) -> None:
    whole = many(tmp_path / "in", 2)
    assert substance_of(whole) == substance_of(replace(whole, software="Archivist 9", deeds=()))
    assert substance_of(whole) != substance_of(replace(whole, pages=99))


def test_loose_documents_have_formats_of_their_own(tmp_path: Path) -> None:
    assert with_twins(("SIP_hoso", "BagIt")) == ("SIP_hoso", "BagIt", "SIP_tailieu")
    assert is_loose(loose(tmp_path).file_code)
    assert not is_loose("H49.64.2019.05")
    assert not is_loose("")
    assert FileCode.of_loose("H49.64", 2026, 1, 7).is_loose


@pytest.mark.parametrize("way", ["incoming", "outgoing"])
def test_loose_documents_from_the_command_line(way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["run", str(leaves(tmp_path / "in")), "--workspace", str(tmp_path / "w"), "--loose", way, "--submission", "2"]
    words += ["--engine", "blank", "--jobs", "1", "--format", "SIP_hoso"]
    assert main(words) == Exit.DOUBTS, "a blank engine reads no fields"
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        (dossier,) = workspace.dossiers()
        kept = workspace.result("pack:SIP_tailieu", dossier.dossier_id)
    assert dossier.file_code.endswith(".02.0000001")
    assert kept
    package = tmp_path / "w" / "packages" / kept.value["name"]
    flag = b"<source>1</source>" if way == "incoming" else b"<source>0</source>"
    assert flag in files_of(package)[1]["metadata/descriptive/EAD.xml"]
    assert main(words) == Exit.DOUBTS
    assert "packages" not in capsys.readouterr().err


def judge(workspace: Workspace, said: Said, *verdicts: Verdict) -> None:
    """The archive's answer to the package that was made last."""
    (dossier,) = workspace.dossiers()
    kept = workspace.result("pack:SIP_hoso", dossier.dossier_id)
    assert kept
    digest, there = str(kept.value["digest"]), {"destination": "tinh"}
    receipt = Receipt("tinh", "/there", digest, int(kept.value["length"]), "2026-01-02T03:04:05.000000Z")
    told = {"place": receipt.place, "digest": digest, "length": receipt.length, "received_at": receipt.received_at}
    workspace.record([Draft("package.delivered", digest, {"dossier": dossier.dossier_id, **there, **told})])
    told = {**there, "said": said.value, "verdicts": plain(verdicts)}
    workspace.record([Draft("delivery.judged", digest, told)])


def line(place: Path) -> tuple[str, bytes]:
    """Runs the line; the object id of the package and its METS."""
    pages = place / "in" if (place / "in").is_dir() else leaves(place / "in")
    words = ["run", str(pages), "--workspace", str(place / "w"), "--dossier", "H49.64.2019.05", "--engine", "blank"]
    assert main([*words, "--jobs", "1", "--format", "SIP_hoso"]) == Exit.DOUBTS
    with Workspace.open(place / "w", write=False) as workspace:
        kept = workspace.result("pack:SIP_hoso", workspace.dossiers()[0].dossier_id)
        assert kept
        return str(kept.value["object_id"]), files_of(place / "w" / "packages" / kept.value["name"])[1][METS]


def test_a_refused_package_is_mended_and_replaced_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused, mended twice before it goes again: the new one names the refused one, not the one that nobody saw."""
    first, told = line(tmp_path)
    assert b'RECORDSTATUS="NEW"' in told
    with Workspace.open(tmp_path / "w") as workspace:
        judge(workspace, Said.REFUSED, Verdict("H49.64.2019.05.1", passed=False, reason="thiếu trích yếu"))
        page = workspace.pages(workspace.dossiers()[0].dossier_id)[0].page_id
    assert line(tmp_path)[0] == first, "nothing changed yet"
    for subject in ("Về đường liên thôn", "Về nâng cấp đường liên thôn"):
        with Workspace.open(tmp_path / "w") as workspace:
            workspace.record([Draft("value.set", page, {"field": "subject", "value": subject})])
        second, told = line(tmp_path)
        assert second != first
        assert b'RECORDSTATUS="REPLACEMENT"' in told
        assert f">{first}<".encode() in told
    assert line(tmp_path) == (second, told)
    monkeypatch.setattr("archivist.workflow.bound.SOFTWARE", "Archivist 9.9")
    assert line(tmp_path)[0] != second, "one that did not leave is made by the newest program"
    with Workspace.open(tmp_path / "w") as workspace:
        judge(workspace, Said.ACCEPTED)
    third = line(tmp_path)
    monkeypatch.setattr("archivist.workflow.bound.SOFTWARE", "Archivist 9.10")
    assert line(tmp_path) == third, "one that was accepted is not made again for a new version"
