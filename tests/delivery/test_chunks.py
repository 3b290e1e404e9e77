"""Chunks grow on a good line, shrink on a bad one, and stay below what the other side takes at once."""

from archivist.delivery.chunks import BAD, FLOOR, GOOD, LARGEST, SMALLEST, ChunkSize, Flight


def test_a_good_line() -> None:
    size = ChunkSize()
    assert size.now == SMALLEST
    for _ in range(10):
        size.went(0.1)
    assert size.now == LARGEST


def test_a_slow_line_and_a_cut_one() -> None:
    size = ChunkSize()
    size.went(0.1)
    size.went(5.0)
    assert size.now == 2 * SMALLEST
    size.went(20.0)
    assert size.now == SMALLEST
    size.lost()
    assert size.now == SMALLEST


def test_a_limit_that_is_found_out_is_kept() -> None:
    size = ChunkSize()
    assert size.too_large()
    for _ in range(5):
        size.went(0.1)
    assert size.now == SMALLEST // 2
    while size.too_large():
        pass
    assert size.now == FLOOR


def test_what_is_under_way_grows_with_what_went_and_is_little_after_a_cut() -> None:
    flight = Flight()
    assert flight.last == LARGEST
    assert flight.next(LARGEST) == GOOD[0]
    flight.went(GOOD[0] * 160)
    assert flight.next(LARGEST) == flight.last == GOOD[0] * 10
    assert flight.next(5) == 5
    flight.cut()
    assert flight.next(LARGEST) == BAD[0]


def test_however_often_a_line_is_cut_little_goes_twice() -> None:
    """All that was under way is lost with each cut."""
    for every in (400_000, 5_000_000, 70_000_000):
        flight = Flight()
        flight.cut()
        arrived = lost = carried = 0
        while arrived < 20 * every:
            chunk = flight.next(LARGEST)
            carried += chunk
            if carried >= every:
                carried, lost = 0, lost + chunk
                flight.cut()
            else:
                arrived += chunk
                flight.went(chunk)
        assert lost <= 0.025 * arrived
