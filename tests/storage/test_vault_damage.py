"""Whatever happens to a blob – a bit, its end, all of it – is found, named by its page, and healed from the second copy."""

import random
from pathlib import Path

import pytest

from archivist.storage.audit import audit
from archivist.storage.copies import copy
from archivist.storage.layout import Layout
from archivist.storage.vault import Vault
from archivist.storage.workspace import Workspace
from tests.storage import drafts

PAGES = 40


def never() -> bool:
    return False


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> tuple[Path, Path, list[str]]:
    """A workspace, its second copy, and the digests of its pages in their order."""
    dice = random.Random(7)
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d"), drafts.batch("b", "d")])
        digests = [opened.vault.put(dice.randbytes(dice.randint(1, 4000))) for _page in range(PAGES)]
        opened.record([drafts.page(f"p{n}", "b", n + 1, digest) for n, digest in enumerate(digests)])
        made = copy(opened, tmp_path / "copies", never)
    return folder, made.folder, digests


def damage(dice: random.Random, path: Path) -> str:
    """One of three things; the name of what was done."""
    content = path.read_bytes()
    path.chmod(0o644)
    what = dice.choice(["bit", "end", "all"])
    if what == "all":
        path.unlink()
    elif what == "end":
        path.write_bytes(content[: dice.randrange(len(content))])
    else:
        place = dice.randrange(len(content))
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << dice.randrange(8)]) + content[place + 1 :])
    return what


def unhealed(copied: tuple[Path, Path, list[str]], count: int, at_once: int, seed: int) -> list[str]:
    """What was not found, not healed, or named by another page, of so many damages; and anything else that was blamed."""
    folder, second, digests = copied
    dice, wrong = random.Random(seed), []
    with Workspace.open(folder) as opened:
        vault = opened.vault
        for start in range(0, count, at_once):
            chosen = dice.sample(range(PAGES), min(at_once, count - start))
            done = {f"scan_{n + 1}.jpg": damage(dice, vault.path(digests[n])) for n in chosen}
            found = audit(opened, second, 1.0, never)
            named = {str(d.details["name"]) for d in found.doubts}
            if named != set(done) or set(found.restored) != {digests[n] for n in chosen} or found.lost:
                wrong.append(f"{start}: {done}, named {named}")
            wrong += [f"{start}: {n}" for n in chosen if not vault.sound(digests[n])]
    return wrong


def test_damage_of_every_kind_is_healed_and_its_page_named(copied: tuple[Path, Path, list[str]]) -> None:
    assert unhealed(copied, 60, 12, seed=1) == []


def test_a_damaged_second_copy_heals_nothing_and_is_healed_itself(copied: tuple[Path, Path, list[str]]) -> None:
    folder, second, digests = copied
    there, dice = Vault(Layout(second).vault), random.Random(3)
    damage(dice, there.path(digests[0]))
    with Workspace.open(folder) as opened:
        damage(dice, opened.vault.path(digests[1]))
        for place in (opened.vault, there):
            damage(dice, place.path(digests[2]))
        found = audit(opened, second, 1.0, never)
    assert (found.mended_copy, found.restored, found.lost) == ((digests[0],), (digests[1],), (digests[2],))
    assert there.sound(digests[0])


@pytest.mark.long
def test_ten_thousand_damages_are_found_and_healed(copied: tuple[Path, Path, list[str]]) -> None:
    assert unhealed(copied, 10_000, 20, seed=2026) == []
