from hypothesis import given
from hypothesis import strategies as st

from archivist.model.dossier import Because
from archivist.model.page import Aside
from archivist.workflow.arrange import PageFacts, arrange

facts = st.builds(
    PageFacts,
    st.uuids().map(str),
    st.sampled_from([None, None, *Aside]),
    st.floats(0, 1),
    st.sampled_from(["", "document", "none"]),
)
batches = st.lists(facts, unique_by=lambda f: f.page_id, max_size=12)


@given(batches)
def test_every_page_has_one_place_and_the_order_stays(pages: list[PageFacts]) -> None:
    arrangement = arrange(pages)
    bound = [p for d in arrangement.documents for p in d.pages]
    assert bound == [p.page_id for p in pages if p.tray is None]
    assert [a.page_id for a in arrangement.aside] == [p.page_id for p in pages if p.tray]
    assert [d.ordinal for d in arrangement.documents] == list(range(1, len(arrangement.documents) + 1))


@given(batches)
def test_a_hand_outranks_every_evidence(pages: list[PageFacts]) -> None:
    first = {d.pages[0]: d.because for d in arrange(pages).documents}
    shown = [p for p in pages if p.tray is None]
    for page in shown[1:]:
        if page.hand:
            assert (page.page_id in first) == (page.hand == "document")


def test_each_boundary_has_its_reason() -> None:
    pages = [
        PageFacts("a", None, 0.9),
        PageFacts("b", None, 0.1),
        PageFacts("s", Aside.SEPARATOR),
        PageFacts("c", None, 0.0),
        PageFacts("d", None, 0.8),
        PageFacts("e", None, 0.0, "document"),
        PageFacts("f", None, 0.9, "none"),
    ]
    found = [(d.pages, d.because) for d in arrange(pages).documents]
    assert found == [
        (("a", "b"), Because.FIRST),
        (("c",), Because.SEPARATOR),
        (("d",), Because.LETTERHEAD),
        (("e", "f"), Because.BY_HAND),
    ]


def test_a_blank_back_does_not_end_a_document() -> None:
    pages = [PageFacts("a", None, 0.9), PageFacts("back", Aside.BLANK), PageFacts("b", None, 0.0)]
    assert [d.pages for d in arrange(pages).documents] == [("a", "b")]


def test_a_page_that_bears_the_next_number_goes_on_unless_its_head_is_whole() -> None:
    def documents(starts: float, number: int | None) -> int:
        return len(arrange([PageFacts("a", None, 1.0), PageFacts("b", None, starts, "", number)]).documents)

    assert documents(0.65, 2) == 1
    assert documents(0.65, None) == 2
    assert documents(0.65, 3) == 2
    assert documents(1.0, 2) == 2


def test_a_page_of_number_one_with_some_of_a_head_begins() -> None:
    pages = [PageFacts("a", None, 1.0), PageFacts("b", None, 0.0, "", 2), PageFacts("c", None, 0.45, "", 1)]
    assert [(d.pages, d.because) for d in arrange(pages).documents] == [
        (("a", "b"), Because.FIRST),
        (("c",), Because.PAGE_ONE),
    ]
    assert len(arrange([*pages[:2], PageFacts("c", None, 0.25, "", 1)]).documents) == 1
