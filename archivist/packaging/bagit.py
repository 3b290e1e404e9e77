"""BagIt: a dossier as a bag (RFC 8493) with SHA-256 and SHA-512 manifests, in one deterministic ZIP."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.packaging.archive import seal
from archivist.packaging.check_bag import check_bag
from archivist.packaging.identity import content_of, identity_of
from archivist.packaging.part import Part
from archivist.packaging.plan import latest

ALGORITHMS = ("sha256", "sha512")
_TEXT = "text/plain"


class BagIt:
    """The plain format: facsimiles and dossier.json, readable with nothing but a text editor and sha256sum."""

    name = "BagIt"

    def build(self, dossier: BoundDossier, into: Path) -> Package:
        """See the promise; raises Damaged or NotFound where a facsimile is not the one that was bound."""
        root = identity_of(dossier, self.name, "rfc8493").of("bag")
        digest, length = seal(into / f"{root}.zip", root, _parts(dossier, root))
        return Package(into / f"{root}.zip", self.name, root, digest, length)

    def check(self, package: Path) -> list[Doubt]:
        """What is wrong with a bag, ours or another's, worst first."""
        return check_bag(package)


def _parts(dossier: BoundDossier, root: str) -> list[Part]:
    moment = latest(dossier)
    told = json.dumps(content_of(dossier), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    payload = [Part.of_bytes("data/dossier.json", told, "application/json", moment)]
    payload += [
        Part(f"data/{d.doc_id}.pdf", d.length, d.digest, "application/pdf", moment, d.facsimile) for d in dossier.documents
    ]
    tags = [
        Part.of_bytes("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", _TEXT, moment),
        Part.of_bytes("bag-info.txt", _bag_info(dossier, root, payload, moment), _TEXT, moment),
    ]
    tags += [_manifest("manifest", algorithm, payload, moment) for algorithm in ALGORITHMS]
    return payload + tags + [_manifest("tagmanifest", algorithm, tags, moment) for algorithm in ALGORITHMS]


def _manifest(kind: str, algorithm: str, parts: Sequence[Part], moment: str) -> Part:
    lines = [f"{_digest(part, algorithm)}  {_encoded(part.path)}\n" for part in sorted(parts, key=lambda p: p.path)]
    return Part.of_bytes(f"{kind}-{algorithm}.txt", "".join(lines).encode(), _TEXT, moment)


def _bag_info(dossier: BoundDossier, root: str, payload: Sequence[Part], moment: str) -> bytes:
    fields = {
        "Source-Organization": dossier.agency_name,
        "Organization-Identifier": dossier.agency_code,
        "External-Description": dossier.description.value("title"),
        "Bagging-Date": moment[:10],
        "External-Identifier": root,
        "Internal-Sender-Identifier": dossier.file_code,
        "Payload-Oxum": f"{sum(part.length for part in payload)}.{len(payload)}",
        "Bag-Software-Agent": dossier.software,
    }
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields.items() if value).encode()


def _digest(part: Part, algorithm: str) -> str:
    """SHA-256 is known, and proved when the bag is sealed; others are read off the bytes."""
    if algorithm == "sha256":
        return part.digest
    seen = hashlib.new(algorithm)
    for piece in part.pieces():
        seen.update(piece)
    return seen.hexdigest()


def _encoded(path: str) -> str:
    """Line ends and the percent sign are the only characters that a manifest must escape (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
