"""Only a receipt in good form and of our bytes is believed."""

import json
from typing import Any

import pytest

from archivist.delivery.receipt import read_receipt
from archivist.model.promises.destination import Said, Verdict
from archivist.troubles import FalseReceipt, NotUnderstood

TOLD: dict[str, Any] = {"state": "received", "sha256": "ab", "bytes": 9, "received_at": "2026", "delivery_id": "x"}


def read(**more: Any) -> Any:
    return read_receipt(json.dumps(TOLD | more), "tinh", "/there", "ab", 9)


def test_a_right_one() -> None:
    receipt = read(verdicts=[{"document": "a.1", "passed": False, "reason": None, "page": 2}])
    assert (receipt.said, receipt.delivery_id, receipt.verdicts) == (
        Said.CONFIRMED,
        "x",
        (Verdict("a.1", False, "", "", 2),),
    )
    assert read(state="partly").said is Said.PARTLY


@pytest.mark.parametrize(
    "more", [{"sha256": "cd"}, {"bytes": 8}, {"sha256": None}, {"sha256": "AB"}, {"state": "accepted", "sha256": ""}]
)
def test_of_other_bytes(more: dict[str, Any]) -> None:
    with pytest.raises(FalseReceipt):
        read(**more)


@pytest.mark.parametrize(
    "more", [{"state": "fine"}, {"state": None}, {"verdicts": 3}, {"verdicts": [{}]}, {"verdicts": [{"passed": "yes"}]}]
)
def test_in_no_form(more: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstood):
        read(**more)


@pytest.mark.parametrize("text", [b"", b"<html>", b"[]", b"\xff"])
def test_no_receipt_at_all(text: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read_receipt(text, "tinh", "/there", "ab", 9)
