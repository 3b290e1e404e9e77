"""Identifiers of packages and of all that is in them: made from the content, so that a rebuild gives the same ones."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from archivist.model.dossier import BoundDossier
from archivist.model.plain import canonical, plain

_PACKAGES = UUID("6f1d3c2e-8a54-5d0b-9d1c-54a0c7a3a911")


@dataclass(frozen=True, slots=True)
class Identity:
    """The UUID of one package; identifiers inside it hang on the path or name of what they identify."""

    root: UUID

    @property
    def text(self) -> str:
        return str(self.root).upper()

    def of(self, name: str) -> str:
        """`uuid-{UUID}`, upper case, as everywhere but on files (TT 05/2025, Phụ lục I and III)."""
        return f"uuid-{self._inner(name)}"

    def of_file(self, path: str) -> str:
        """`ID-{UUID}` of a <file>."""
        return f"ID-{self._inner(path)}"

    def _inner(self, name: str) -> str:
        return str(uuid5(self.root, name)).upper()


def identity_of(dossier: BoundDossier, package_format: str, tables: str) -> Identity:
    """The same dossier, format and tables (profile, rules) give the same identity; another value gives another one."""
    digest = hashlib.sha256(canonical(content_of(dossier))).hexdigest()
    return Identity(uuid5(_PACKAGES, f"{package_format} {tables} {digest}"))


def content_of(dossier: BoundDossier) -> dict[str, Any]:
    """What a package depends on, as plain JSON: values without their origins, facsimiles by digest, not by place."""
    whole = plain(dossier)
    whole["description"] = dossier.description.values()
    for written, document in zip(whole["documents"], dossier.documents, strict=True):
        del written["facsimile"]
        written["description"] = document.description.values()
    return {key: _without_names(value) for key, value in whole.items() if key != "is"}


def _without_names(value: Any) -> Any:
    """Drops the class names that `plain` adds, which are not part of the content."""
    if isinstance(value, dict):
        return {key: _without_names(v) for key, v in value.items() if key != "is"}
    return [_without_names(v) for v in value] if isinstance(value, list) else value
