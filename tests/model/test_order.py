"""Between two places there is always room, in order."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.model.order import Rank, between, natural

ranks = st.fractions() | st.integers()


@given(ranks, ranks, st.integers(1, 9))
def test_new_ranks_lie_between_in_order(one: Rank, other: Rank, count: int) -> None:
    low, high = sorted((one, other))
    if low < high:
        found = between(low, high, count)
        assert len(set(found)) == count
        assert found == sorted(found)
        assert low < found[0] <= found[-1] < high


@given(ranks, st.integers(1, 9))
def test_there_is_room_at_both_ends(rank: Rank, count: int) -> None:
    assert between(None, rank, count)[-1] < rank < between(rank, None, count)[0]
    assert len(between(None, None, count)) == count


def test_batches_follow_each_other() -> None:
    assert natural(3, 99_999) < natural(4, 1)
