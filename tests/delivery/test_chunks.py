"""Chunks grow on a good line, shrink on a bad one, and stay below what the other side takes at once."""

from archivist.delivery.chunks import FLOOR, LARGEST, SMALLEST, ChunkSize


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
