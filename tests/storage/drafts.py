"""Short ways to say what the tests of storage record, and all that a workspace answers."""

from typing import Any

from archivist.model.event import Draft
from archivist.model.page import Master
from archivist.model.plain import plain
from archivist.storage.reading import Reading

DIGEST = "ab" * 32


def master(digest: str = DIGEST, beside: str = "") -> Master:
    return Master(digest, 3, (2480, 3508), 300.0, "RGB", "JPEG", 6, beside, True)


def dossier(subject: str, title: str = "") -> Draft:
    return Draft("dossier.opened", subject, {"title": title})


def batch(subject: str, of: str) -> Draft:
    return Draft("batch.opened", subject, {"dossier": of, "device": "folder"})


def page(subject: str, of: str, ordinal: int, digest: str = DIGEST, name: str = "", frame: int = 0) -> Draft:
    shown = name or f"scan_{ordinal}.jpg"
    detail = {"batch": of, "ordinal": ordinal, "name": shown, "frame": frame, "master": plain(master(digest))}
    return Draft("page.captured", subject, detail)


def refusal(batch_id: str, name: str, frame: int = 0, code: str = "input.empty") -> Draft:
    return Draft("capture.refused", batch_id, {"name": name, "frame": frame, "code": code, "details": {"name": name}})


def result(stage: str, subject: str, key: str = "k", value: Any = None, blob: str | None = None) -> Draft:
    return Draft("result.kept", subject, {"stage": stage, "key": key, "value": value, "blob": blob, "trouble": None})


def value(subject: str, field: str, text: Any) -> Draft:
    return Draft("value.set", subject, {"field": field, "value": text})


def delivered(package: str, of: str, destination: str = "folder") -> Draft:
    receipt = {"destination": destination, "place": "/x", "digest": package, "length": 9, "received_at": "2026"}
    return Draft("package.delivered", package, {"dossier": of, **receipt})


def all_of(workspace: Reading, stages: tuple[str, ...] = ("clean",)) -> dict[str, Any]:
    """Every answer of a workspace, to compare two of them."""
    known = [d.dossier_id for d in workspace.dossiers()]
    return {
        "dossiers": workspace.dossiers(),
        "results": {stage: workspace.results(stage) for stage in stages},
        "head": workspace.head(),
        "events": list(workspace.events()),
    } | {
        d: (
            workspace.batches(d),
            workspace.pages(d),
            workspace.asides(d),
            workspace.refused(d),
            workspace.deliveries(d),
            workspace.by_hand(d),
            workspace.settled(d),
        )
        for d in known
    }
