"""Receipts as JSON: what an archive writes, and what we believe of it."""

import json
from collections.abc import Mapping
from typing import Any

from archivist.model.promises.destination import Receipt, Said, Verdict
from archivist.troubles import FalseReceipt, NotUnderstood

RECEIVED = "received"  # the archive has every byte and the digest is right; nobody has judged the content yet
ENDING = ".receipt.json"  # of the file that an archive puts beside a package
_SAID = {RECEIVED: Said.CONFIRMED, **{s.value: s for s in Said}}


def read_receipt(text: bytes | str, destination: str, place: str, digest: str, length: int) -> Receipt:
    """Raises FalseReceipt where it is of other bytes than ours, NotUnderstood where it is no receipt."""
    told = as_object(text, destination)
    state = told.get("state")
    if state not in _SAID:
        raise NotUnderstood(destination=destination, reason=f"state {state!r}")
    if told.get("sha256") != digest or told.get("bytes") != length:
        raise FalseReceipt(destination=destination)
    try:
        verdicts = tuple(_verdict(v) for v in told.get("verdicts") or ())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotUnderstood(destination=destination, reason="verdicts") from error
    at, delivery_id = str(told.get("received_at", "")), str(told.get("delivery_id", ""))
    return Receipt(destination, place, digest, length, at, delivery_id, _SAID[str(state)], verdicts)


def as_object(text: bytes | str, destination: str) -> dict[str, Any]:
    """A JSON object; raises NotUnderstood for anything else."""
    try:
        told = json.loads(text)
    except ValueError as error:
        raise NotUnderstood(destination=destination, reason="not JSON") from error
    if not isinstance(told, dict):
        raise NotUnderstood(destination=destination, reason="not a JSON object")
    return told


def _verdict(told: Mapping[str, Any]) -> Verdict:
    passed = told["passed"]
    if not isinstance(passed, bool):
        raise TypeError(passed)
    texts = (str(told.get(name) or "") for name in ("document", "reason", "field"))
    document, reason, field = texts
    return Verdict(document, passed, reason, field, int(told.get("page") or 0))
