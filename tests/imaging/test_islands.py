import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from archivist.imaging.islands import islands

masks = arrays(np.bool_, st.tuples(st.integers(1, 24), st.integers(1, 24)))


def test_what_touches_at_a_corner_hangs_together() -> None:
    mask = np.zeros((6, 8), np.bool_)
    mask[1, 1] = mask[2, 2] = mask[4, 5] = mask[4, 6] = True
    found = islands(mask)
    assert found.boxes.tolist() == [[1, 1, 2, 2], [5, 4, 2, 1]]
    assert found.areas.tolist() == [2, 2]
    assert found.centres.tolist() == [[1.5, 1.5], [5.5, 4.0]]
    assert found.labels[2, 2] == 1
    assert found.labels[4, 6] == 2


@given(masks)
def test_every_island_lies_in_its_box_and_nothing_is_lost(mask: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> None:
    found = islands(mask)
    assert ((found.labels > 0) == mask).all()
    assert found.areas.sum() == mask.sum()
    for number, (left, top, width, height) in enumerate(found.boxes.tolist(), 1):
        rows, columns = np.nonzero(found.labels == number)
        assert (columns.min(), rows.min()) == (left, top)
        assert (columns.max() + 1, rows.max() + 1) == (left + width, top + height)


def test_an_empty_picture_has_none() -> None:
    found = islands(np.zeros((5, 5), np.uint8))
    assert len(found.boxes) == len(found.areas) == len(found.centres) == 0
