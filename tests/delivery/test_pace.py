"""A limit is kept over any time, and shared by all that send."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.delivery.pace import Pace


@given(counts=st.lists(st.integers(1, 100_000), min_size=1, max_size=50), limit=st.integers(1000, 100_000))
def test_never_faster_than_the_limit(counts: list[int], limit: int) -> None:
    moment = 0.0
    pace = Pace(limit, lambda: moment)
    gone = 0
    for count in counts:
        moment += pace.delay(count)
        assert gone <= limit * moment + 1e-6
        gone += count
    assert pace.sent == sum(counts)


def test_what_was_not_used_is_not_made_up_for() -> None:
    moment = 0.0
    pace = Pace(1000, lambda: moment)
    assert pace.delay(1000) == 0.0
    moment = 100.0
    assert [pace.delay(500), pace.delay(500), pace.delay(500)] == [0.0, 0.5, 1.0]


def test_without_a_limit() -> None:
    pace = Pace()
    assert [pace.delay(10**9) for _ in range(3)] == [0.0, 0.0, 0.0]
    pace.lost()
    assert (pace.sent, pace.losses) == (3 * 10**9, 1)
