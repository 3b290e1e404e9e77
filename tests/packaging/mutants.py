"""Packages with one thing wrong: a bit turned anywhere in the file, an entry lost, added, doubled or out of its place."""

import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from archivist.packaging.archive import PLAIN_FILE


@dataclass(frozen=True)
class Mutant:
    """What was done, for the message of a test, and the bytes that came of it."""

    what: str
    content: bytes


def mutants(content: bytes, count: int, seed: int) -> Iterator[Mutant]:
    """The same for the same seed; seven in ten have a turned bit, the others another set or order of entries."""
    dice = random.Random(seed)
    for _number in range(count):
        yield turned(content, dice) if dice.random() < 0.7 else dice.choice(KINDS)(content, dice)


def turned(content: bytes, dice: random.Random) -> Mutant:
    at, bit = dice.randrange(len(content)), dice.randrange(8)
    return Mutant(f"bit {bit} of byte {at}", content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])


def removed(content: bytes, dice: random.Random) -> Mutant:
    entries = _entries(content)
    gone = dice.randrange(len(entries))
    return Mutant(f"without {entries[gone][0]}", _packed(entries[:gone] + entries[gone + 1 :]))


def added(content: bytes, dice: random.Random) -> Mutant:
    entries = _entries(content)
    root = entries[0][0].partition("/")[0]
    folder = dice.choice(("", "metadata/", "representations/rep1/data/", "schemas/", "data/"))
    name = f"{root}/{folder}{dice.getrandbits(32)}.txt"
    return Mutant(f"with {name}", _packed(sorted([*entries, (name, bytes([dice.randrange(256)]))])))


def moved(content: bytes, dice: random.Random) -> Mutant:
    entries = _entries(content)
    one, other = dice.sample(range(len(entries)), 2)
    entries[one], entries[other] = entries[other], entries[one]
    return Mutant(f"{entries[one][0]} and {entries[other][0]} out of their places", _packed(entries))


def exchanged(content: bytes, dice: random.Random) -> Mutant:
    """Two entries under each other's name."""
    entries = _entries(content)
    one, other = dice.sample([n for n, (_name, told) in enumerate(entries) if told], 2)
    if entries[one][1] == entries[other][1]:
        return removed(content, dice)
    first, second = entries[one], entries[other]
    entries[one], entries[other] = (first[0], second[1]), (second[0], first[1])
    return Mutant(f"{first[0]} and {second[0]} exchanged", _packed(entries))


def cut(content: bytes, dice: random.Random) -> Mutant:
    length = dice.randrange(len(content))
    return Mutant(f"cut to {length} bytes", content[:length])


def grown(content: bytes, dice: random.Random) -> Mutant:
    more = dice.randbytes(dice.randrange(1, 100))
    return Mutant(f"{len(more)} bytes behind it", content + more)


KINDS: tuple[Callable[[bytes, random.Random], Mutant], ...] = (removed, added, moved, exchanged, cut, grown)


def _entries(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _packed(entries: list[tuple[str, bytes]]) -> bytes:
    """As `seal` packs, so that nothing but the set and order of entries gives it away."""
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, told in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.create_system = PLAIN_FILE, 3
            archive.writestr(entry, told)
    return raw.getvalue()
