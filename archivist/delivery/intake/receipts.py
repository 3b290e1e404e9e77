"""The receipts of the intake as plain values: registration after Điều 23, verdicts after Điều 24 of TT 05/2025/TT-BNV."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from archivist.delivery.intake.announced import Announced
from archivist.delivery.receipt import RECEIVED
from archivist.model.promises.destination import Said, Verdict
from archivist.resources import resource

RULES = "receipt-tt05-2025"
Told = Mapping[str, Any]


def first(announced: Announced, before: Sequence[Told], at: str) -> dict[str, Any]:
    """The receipt of a package whose every byte is here with the right digest; `before` are the earlier receipts."""
    registration = {
        "registration_code": announced.registration_code,
        "agency_code": announced.agency_code,
        "agency_name": announced.agency_name,
        "packages": 1,
        "documents_registered": announced.documents,
        "documents_approved": _approved(before, announced.agency_code),
        "documents_loaded": _loaded(before, announced.agency_code) + announced.documents,
        "total_bytes": announced.length,
        "submission_ordinal": max((_ordinal(r) for r in before), default=0) + 1,
        "received_at": at,
    }
    return {
        "delivery_id": announced.delivery_id,
        "object_id": announced.object_id,
        "name": announced.name,
        "sha256": announced.digest,
        "bytes": announced.length,
        "received_at": at,
        "state": RECEIVED,
        "rules": RULES,
        "registration": {name: registration[name] for name in fields()},
        "verdicts": [],
    }


def judged(receipt: Told, verdicts: Sequence[Verdict], every: Sequence[Told]) -> dict[str, Any]:
    """The same receipt with the verdicts on its documents."""
    passed = sum(v.passed for v in verdicts if v.document)
    others = [r for r in every if r["sha256"] != receipt["sha256"]]
    registration = dict(receipt["registration"])
    registration["documents_approved"] = _approved(others, registration["agency_code"]) + passed
    told = [
        {"document": v.document, "passed": v.passed, "reason": v.reason, "field": v.field, "page": v.page} for v in verdicts
    ]
    return {**receipt, "state": said_of(verdicts).value, "registration": registration, "verdicts": told}


def said_of(verdicts: Sequence[Verdict]) -> Said:
    """Refused where the package as a whole, or every document, failed; partly where some did."""
    failed = [v for v in verdicts if not v.passed]
    if not failed:
        return Said.ACCEPTED
    whole = any(not v.document for v in failed)
    return Said.REFUSED if whole or len(failed) == len(verdicts) else Said.PARTLY


def altered(announced: Announced, found: str) -> dict[str, Any]:
    """What is told where all bytes came and are not the announced ones."""
    return {"state": "altered", "sha256": found, "bytes": announced.length, "announced": announced.digest}


@lru_cache
def fields() -> tuple[str, ...]:
    """The names of the registration's fields, in their order."""
    return tuple(json.loads(resource(f"rules/{RULES}.json").read_text(encoding="utf-8"))["fields"])


def _ordinal(receipt: Told) -> int:
    return int(receipt["registration"]["submission_ordinal"])


def _of(receipts: Sequence[Told], agency: str) -> list[Told]:
    return [r for r in receipts if r["registration"]["agency_code"] == agency]


def _approved(receipts: Sequence[Told], agency: str) -> int:
    return sum(1 for r in _of(receipts, agency) for v in r["verdicts"] if v["passed"] and v["document"])


def _loaded(receipts: Sequence[Told], agency: str) -> int:
    return sum(int(r["registration"]["documents_registered"]) for r in _of(receipts, agency))
