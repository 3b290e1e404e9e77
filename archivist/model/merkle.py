"""A Merkle tree over the ledger (RFC 6962, 2.1): one digest for all records, and short proofs of single ones."""

import hashlib
from collections.abc import Iterable, Sequence

Proof = tuple[str, ...]


def leaf(record: bytes) -> bytes:
    """SHA-256 of a leaf; the first byte keeps leaves and nodes apart."""
    return hashlib.sha256(b"\x00" + record).digest()


def root_of(records: Iterable[bytes]) -> str:
    """The digest of the whole tree, lower-case hex; of no records that of nothing. One pass, little memory."""
    peaks: list[tuple[int, bytes]] = []  # height and digest, the highest first
    for record in records:
        height, digest = 0, leaf(record)
        while peaks and peaks[-1][0] == height:
            digest = _node(peaks.pop()[1], digest)
            height += 1
        peaks.append((height, digest))
    if not peaks:
        return hashlib.sha256().hexdigest()
    _height, digest = peaks.pop()
    while peaks:
        digest = _node(peaks.pop()[1], digest)
    return digest.hex()


def proof_of(index: int, records: Sequence[bytes]) -> Proof:
    """The digests beside the way from the leaf `index` (from 0) to the root, the lowest first (RFC 6962, 2.1.1)."""
    level = [leaf(r) for r in records]
    beside: list[str] = []
    while len(level) > 1:
        if index ^ 1 < len(level):
            beside.append(level[index ^ 1].hex())
        level = [_node(*level[i : i + 2]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
        index >>= 1
    return tuple(beside)


def includes(root: str, size: int, index: int, record: bytes, proof: Proof) -> bool:
    """Whether the tree of `size` records with this root has the record at `index` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    last, digest, rest = size - 1, leaf(record), [bytes.fromhex(p) for p in proof]
    while last:
        if index % 2 or index < last:
            if not rest:
                return False
            digest = _node(rest.pop(0), digest) if index % 2 else _node(digest, rest.pop(0))
        index, last = index >> 1, last >> 1
    return not rest and digest.hex() == root


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
