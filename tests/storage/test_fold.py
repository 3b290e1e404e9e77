"""What each kind of event changes in the answers of a workspace."""

from dataclasses import replace

from archivist.model.event import Draft
from archivist.model.page import Aside
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from tests.storage import drafts


def test_a_dossier_is_opened_and_titled(workspace: Workspace) -> None:
    (event,) = workspace.record([drafts.dossier("d", "Tập 1")])
    opened = workspace.dossier("d")
    assert (opened.title, opened.opened_at, opened.file_code) == ("Tập 1", event.at, "")
    workspace.record([Draft("dossier.titled", "d", {"title": "Tập 2"})])
    assert workspace.dossiers() == (replace(opened, title="Tập 2"),)


def test_pages_come_in_the_order_of_batches_then_as_captured(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.dossier("other"), drafts.batch("z", "d"), drafts.batch("a", "d")])
    workspace.record([drafts.batch("x", "other"), drafts.page("px", "x", 1)])
    workspace.record([drafts.page("p3", "a", 1), drafts.page("p2", "z", 2), drafts.page("p1", "z", 1)], actor="lan")
    assert [p.page_id for p in workspace.pages("d")] == ["p1", "p2", "p3"]
    assert [(b.batch_id, b.device) for b in workspace.batches("d")] == [("z", "folder"), ("a", "folder")]
    page = workspace.page("p2")
    assert (page.batch_id, page.ordinal, page.name, page.frame) == ("z", 2, "scan_2.jpg", 0)
    assert page.master == drafts.master()


def test_a_page_is_laid_aside_and_brought_back(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.batch("b", "d"), drafts.page("p", "b", 1), drafts.page("q", "b", 2)])
    workspace.record([Draft("page.set-aside", p, {"why": "by-hand"}) for p in "pq"])
    workspace.record([Draft("page.set-aside", "q", {"why": "replaced"}), Draft("page.restored", "p", {})])
    assert workspace.asides("d") == {"q": Aside.REPLACED}
    assert workspace.asides("e") == {}


def test_a_refusal_stays_until_it_is_settled(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.batch("b", "d")])
    workspace.record([drafts.refusal("b", name) for name in ("b.jpg", "a.jpg", "c.jpg")])
    assert [(r.name, r.code, r.details) for r in workspace.refused("d")] == [
        (n, "input.empty", {"name": n}) for n in ("b.jpg", "a.jpg", "c.jpg")
    ]
    workspace.record([Draft("capture.settled", "b", {"name": "a.jpg", "frame": 0, "reason": "not of this dossier"})])
    assert [r.name for r in workspace.refused("d")] == ["b.jpg", "c.jpg"]


def test_a_page_of_the_same_name_settles_a_refusal_in_its_dossier(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.dossier("e"), drafts.batch("b", "d"), drafts.batch("c", "d")])
    workspace.record([drafts.batch("x", "e"), *(drafts.refusal(b, "a.tif", f) for b in "bx" for f in (0, 1))])
    workspace.record([drafts.page("p", "c", 1, name="a.tif", frame=1)])
    assert [(r.name, r.frame) for r in workspace.refused("d")] == [("a.tif", 0)]
    assert len(workspace.refused("e")) == 2


def test_a_picture_that_is_refused_again_is_refused_once(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.batch("b", "d"), drafts.refusal("b", "a.jpg")])
    workspace.record([drafts.batch("c", "d"), drafts.refusal("c", "a.jpg", code="input.truncated")])
    assert [(r.batch_id, r.code) for r in workspace.refused("d")] == [("c", "input.truncated")]


def test_a_result_replaces_the_one_before(workspace: Workspace) -> None:
    workspace.record([drafts.result("clean", "p", "k1", {"skew": 1.5}, "ab" * 32), drafts.result("read", "p")])
    (event,) = workspace.record([drafts.result("clean", "p", "k2", [1, None])])
    assert workspace.result("clean", "p") == Kept("clean", "p", "k2", [1, None], None, None, event.at)
    assert workspace.result("clean", "q") is None
    assert workspace.result("read", "p") is not None


def test_a_result_may_be_a_trouble(workspace: Workspace) -> None:
    trouble = {"code": "work.too-slow", "details": {"seconds": 9}, "sentence": "s", "remedy": "r"}
    detail = {"stage": "read", "key": "k", "value": None, "blob": None, "trouble": trouble}
    workspace.record([Draft("result.kept", "p", detail, "failure")])
    kept = workspace.result("read", "p")
    assert kept is not None
    assert (kept.trouble, kept.value) == (trouble, None)


def test_results_of_more_subjects_than_a_statement_takes(workspace: Workspace) -> None:
    subjects = [f"p{n:05d}" for n in range(2000)]
    workspace.record([drafts.result("clean", s, value=n) for n, s in enumerate(subjects)])
    assert list(workspace.results("clean")) == subjects
    asked = workspace.results("clean", [*subjects[::2], "gone"])
    assert {s: k.value for s, k in asked.items()} == dict(zip(subjects[::2], range(0, 2000, 2), strict=True))
    assert workspace.results("clean", []) == {}


def test_values_set_by_hand(workspace: Workspace) -> None:
    workspace.record([drafts.value("d", "title", "a"), drafts.value("d", "date", "2019")])
    workspace.record([drafts.value("e", "title", "x")])
    workspace.record([drafts.value("d", "title", {"text": "b"}), Draft("value.cleared", "d", {"field": "date"})])
    assert workspace.by_hand("d") == {"title": {"text": "b"}}
    assert workspace.by_hand("gone") == {}
    assert workspace.all_by_hand(["d", "e", "gone"]) == {"d": {"title": {"text": "b"}}, "e": {"title": "x"}}


def test_a_delivery_leaves_its_receipt(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.delivered("ab", "d"), drafts.delivered("ab", "d", "usb")])
    workspace.record([drafts.delivered("ab", "d")])
    assert [(r.destination, r.digest, r.length) for r in workspace.deliveries("d")] == [
        ("usb", "ab", 9),
        ("folder", "ab", 9),
    ]


def test_a_doubt_is_settled(workspace: Workspace) -> None:
    workspace.record([Draft("doubt.settled", "p", {"doubt": "page.blur", "reason": "legible"})] * 2)
    assert workspace.settled("p") == {"page.blur"}
    assert workspace.settled("q") == set()
