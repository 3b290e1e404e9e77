from hypothesis import given
from hypothesis import strategies as st

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.event import GENESIS, Draft, Event, chain_of
from archivist.model.plain import plain, revive

entries = st.builds(
    Entry, st.sampled_from(["number", "date", "agency"]), st.text(max_size=5), st.builds(Origin, st.sampled_from(By))
)


@given(st.lists(entries))
def test_no_machine_overwrites_what_a_hand_has_set(given_entries: list[Entry]) -> None:
    description = Description().given_all(given_entries)
    for field in ("number", "date", "agency"):
        by_hand = [e for e in given_entries if e.field == field and e.origin.by is By.HAND]
        if by_hand:
            assert description.get(field) == by_hand[-1]


@given(st.lists(entries))
def test_a_description_survives_being_written_down(given_entries: list[Entry]) -> None:
    description = Description().given_all(given_entries)
    assert revive(Description, plain(description)) == description


def test_a_changed_event_no_longer_proves_itself() -> None:
    draft = Draft("page.captured", "p1", {"name": "1.jpg"})
    chain = chain_of(1, "2026-11-22T00:00:00.000000Z", "lan", draft, GENESIS)
    honest = Event(
        1, "2026-11-22T00:00:00.000000Z", "lan", "page.captured", "p1", "success", {"name": "1.jpg"}, GENESIS, chain
    )
    forged = Event(
        1, "2026-11-22T00:00:00.000000Z", "lan", "page.captured", "p1", "success", {"name": "2.jpg"}, GENESIS, chain
    )
    assert honest.proves()
    assert not forged.proves()
