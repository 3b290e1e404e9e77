"""The tree of RFC 6962: its published roots, and proofs that hold for what is there and for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.merkle import includes, proof_of, root_of

# The leaves of the reference implementation of Certificate Transparency, and the root of all eight.
LEAVES = [bytes.fromhex(h) for h in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]  # fmt: skip # noqa: E501
ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_the_published_root() -> None:
    assert root_of(LEAVES) == ROOT
    assert root_of(LEAVES[:1]) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root_of([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70), st.data())
def test_a_proof_holds_for_its_record_and_place_only(records: list[bytes], asked: st.DataObject) -> None:
    index = asked.draw(st.integers(0, len(records) - 1))
    root, proof = root_of(records), proof_of(index, records)
    assert includes(root, len(records), index, records[index], proof)
    assert not includes(root, len(records), index, records[index] + b"x", proof)
    assert not includes(root, len(records), index, records[index], (*proof, "00" * 32))
    if proof:
        assert not includes(root, len(records), index, records[index], proof[1:])


@pytest.mark.parametrize("index", [-1, 8])
def test_no_proof_for_a_place_that_is_not_there(index: int) -> None:
    assert not includes(ROOT, 8, index, LEAVES[0], proof_of(0, LEAVES))


def test_proofs_stay_short() -> None:
    records = [b"%d" % n for n in range(5000)]
    assert len(proof_of(4321, records)) <= 13
