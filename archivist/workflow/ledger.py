"""The signed head of the ledger, and the evidence that goes with packages: it proves them without the ledger."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.event import Draft, Event
from archivist.model.merkle import includes, proof_of, root_of
from archivist.model.plain import canonical
from archivist.model.promises.signer import Signer
from archivist.storage.workspace import Workspace
from archivist.translation import N_

SESSION = "ledger.session"
EVIDENCE = "chung-cu-nhat-ky.json"  # beside the manifest of a hand-over
FORM = "archivist-ledger-evidence-1"
_RECORD = ("seq", "at", "actor", "kind", "subject", "outcome", "detail", "previous", "chain")


def statement_of(workspace: Workspace, seq: int) -> dict[str, Any]:
    """What is signed: the ledger by the name of its workspace, how far it reaches, and the root over all its records."""
    chains = list(workspace.chains(seq))
    return {"ledger": workspace.workspace_id, "seq": seq, "chain": chains[-1], "root": root_of(map(bytes.fromhex, chains))}


def sign_head(workspace: Workspace, signer: Signer) -> None:
    """Once a session: the key that signed facsimiles vouches for all that was recorded until now.

    Raises TokenMissing, KeyUnusable.
    """
    statement = statement_of(workspace, workspace.head()[0])
    certificate = signer.certificate()
    told = {
        "statement": statement,
        "subject": certificate.subject,
        "certificate": _text(certificate.der),
        "signature": _text(signer.sign(canonical(statement))),
        "for_tests": certificate.for_tests,
    }
    workspace.record([Draft(SESSION, workspace.workspace_id, told)])


def session_doubts(path: Path) -> list[Doubt]:
    """What is wrong with the signed heads of a ledger; each vouches for all records before it."""
    with Workspace.open(path, write=False) as workspace:
        sessions = [e for e in workspace.events(subject=workspace.workspace_id) if e.kind == SESSION]
        chains = [bytes.fromhex(c) for c in workspace.chains()] if sessions else []
    return [d for event in sessions for d in _of_session(event, chains)]


def _of_session(event: Event, chains: list[bytes]) -> Iterator[Doubt]:
    statement = event.detail["statement"]
    details = {"seq": statement["seq"], "subject": event.detail["subject"]}
    place = Place(subject=event.subject)
    until = chains[: statement["seq"]]
    if not until or until[-1].hex() != statement["chain"] or root_of(until) != statement["root"]:
        yield Doubt("ledger.not-as-signed", Severity.GRAVE, _OTHER, _COMPARE, place, details)
    elif not _holds(event.detail):
        yield Doubt("ledger.signature-broken", Severity.GRAVE, _BROKEN, _COMPARE, place, details)


def _holds(told: Mapping[str, Any]) -> bool:
    from archivist.signing.certificates import verifies  # its libraries are heavy, and few ledgers are signed

    signature, certificate = (base64.b64decode(told[name]) for name in ("signature", "certificate"))
    return verifies(certificate, signature, canonical(told["statement"]))


def evidence_of(workspace: Workspace, digests: Iterable[str]) -> dict[str, Any] | None:
    """For the packages with these digests: the records by which they were packed, the shortest proof that each is in the
    ledger, and the last signed head, if any. None where the ledger does not know one of them.
    """
    packed = packed_by(workspace, digests)
    if packed is None:
        return None
    seq = max(e.seq for e in packed.values())
    chains = [bytes.fromhex(c) for c in workspace.chains(seq)]
    told = [
        {"package": digest, "record": {n: getattr(e, n) for n in _RECORD}, "proof": list(proof_of(e.seq - 1, chains))}
        for digest, e in sorted(packed.items())
    ]
    signed = [e for e in workspace.events(subject=workspace.workspace_id) if e.kind == SESSION and e.seq <= seq]
    statement = {"ledger": workspace.workspace_id, "seq": seq, "chain": chains[-1].hex(), "root": root_of(chains)}
    return {"form": FORM, "statement": statement, "packages": told, "signed": signed[-1].detail if signed else None}


def packed_by(workspace: Workspace, digests: Iterable[str]) -> dict[str, Event] | None:
    """The record that tells of each package first; None where one is not told of."""
    wanted = set(digests)
    found: dict[str, Event] = {}
    for dossier in workspace.dossiers():
        for event in workspace.events(subject=dossier.dossier_id):
            for digest in _packages(event) & wanted:
                found.setdefault(digest, event)
    return found if wanted and set(found) == wanted else None


def _packages(event: Event) -> set[str]:
    value = event.detail.get("value") if event.kind == "result.kept" else None
    if not value or not str(event.detail.get("stage")).startswith("pack:"):
        return set()
    return {str(value["digest"]), *(str(v["digest"]) for v in value.get("before", ()))}


def evidence_doubts(content: bytes, name: str) -> list[Doubt] | None:
    """What is wrong with such a file; None for what is none."""
    try:
        told = json.loads(content)
        if told.get("form") != FORM:
            return None
        sound = all(_proved(one, told["statement"]) for one in told["packages"])
        held = told["signed"] is None or _holds(told["signed"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None if not content.lstrip().startswith(b'{"form":"' + FORM.encode()) else [_broken(name)]
    return [] if sound and held else [_broken(name)]


def _proved(one: Mapping[str, Any], statement: Mapping[str, Any]) -> bool:
    event = Event(**one["record"])
    there = includes(statement["root"], statement["seq"], event.seq - 1, bytes.fromhex(event.chain), tuple(one["proof"]))
    return event.proves() and one["package"] in _packages(event) and there


def _broken(name: str) -> Doubt:
    return Doubt("ledger.evidence-broken", Severity.GRAVE, _FALSE, _COMPARE, Place(file=name), {"name": name})


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


_OTHER = N_("The ledger up to event {seq} is not the one that {subject} signed: it was written anew.")
_BROKEN = N_("The signature of {subject} over the ledger up to event {seq} is broken.")
_FALSE = N_("{name} does not prove what it says of the packages.")
_COMPARE = N_("Compare with the second copy, and ask who had this workspace in hand.")
