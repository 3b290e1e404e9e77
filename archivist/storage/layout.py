"""Where things lie in a workspace folder, and the little file that says that it is one."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from archivist import durable
from archivist.troubles import Damaged, NoWorkspace, TooNew

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one workspace."""

    root: Path

    @property
    def card(self) -> Path:
        return self.root / "workspace.toml"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def catalogue(self) -> Path:
        return self.root / "catalogue.sqlite"

    @property
    def search(self) -> Path:
        return self.root / "search.sqlite"

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    @property
    def journal(self) -> Path:
        return self.root / "journal"

    @property
    def packages(self) -> Path:
        return self.root / "packages"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"

    @property
    def folders(self) -> tuple[Path, ...]:
        return self.vault, self.journal, self.packages, self.temporary


@dataclass(frozen=True, slots=True)
class Card:
    """What `workspace.toml` says: the version of the format, the name of this workspace, since when it exists (UTC)."""

    format: int
    workspace_id: str
    created: str


def write_card(layout: Layout, card: Card) -> None:
    """The last step of making a workspace: a folder without this file is none."""
    document = tomlkit.document()
    document.add("format", tomlkit.item(card.format))
    document.add("id", tomlkit.item(card.workspace_id))
    document.add("created", tomlkit.item(card.created))
    durable.keep(layout.card, tomlkit.dumps(document).encode())


def read_card(layout: Layout) -> Card:
    """Raises NoWorkspace, Damaged, or TooNew for a format that a later Archivist wrote."""
    if not layout.card.is_file():
        raise NoWorkspace(path=str(layout.root))
    try:
        said = tomllib.loads(layout.card.read_text("utf-8"))
        card = Card(int(said["format"]), str(said["id"]), str(said["created"]))
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged(path=str(layout.card)) from error
    if card.format > FORMAT:
        raise TooNew(version=card.format)
    return card
