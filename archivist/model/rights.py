"""Who may do what: one table of roles and rights, and the right that each kind of event asks for; the rest is denied."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from archivist.model.event import Draft
from archivist.translation import N_


class Role(StrEnum):
    """What a person is at this centre; one person may be several."""

    OPERATOR = "operator"
    CHECKER = "checker"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Right(StrEnum):
    """What can be allowed or denied. NOBODY is what an unknown kind of event asks for."""

    SEE = "see"
    CAPTURE = "capture"
    DESCRIBE = "describe"
    WORK = "work"
    CHECK = "check"
    APPROVE = "approve"
    SIGN = "sign"
    EXPORT = "export"
    DELETE = "delete"
    RELEASE = "release"
    KEEP = "keep"
    LEDGER = "ledger"
    PEOPLE = "people"
    NOBODY = "nobody"


ROLES: Mapping[Role, frozenset[Right]] = {
    Role.OPERATOR: frozenset({Right.SEE, Right.CAPTURE, Right.DESCRIBE, Right.WORK}),
    Role.CHECKER: frozenset({Right.SEE, Right.DESCRIBE, Right.WORK, Right.CHECK}),
    Role.APPROVER: frozenset(
        {Right.SEE, Right.WORK, Right.APPROVE, Right.SIGN, Right.EXPORT, Right.DELETE, Right.RELEASE, Right.LEDGER}
    ),
    # Whoever runs the computer needs to see no page of a dossier.
    Role.ADMINISTRATOR: frozenset({Right.WORK, Right.KEEP, Right.LEDGER, Right.PEOPLE}),
    Role.AUDITOR: frozenset({Right.SEE, Right.LEDGER}),
}
# These ask for the PIN or password again, unless it has just been given.
AFRESH = frozenset({Right.APPROVE, Right.EXPORT, Right.DELETE, Right.RELEASE, Right.PEOPLE})

# By kind, or by kind and the field or stage in it, which goes before. None: recorded whoever is signed in, or nobody is.
KINDS: Mapping[str, Right | None] = {
    "clock.jumped": None,
    "person.signed-in": None,
    "person.refused": None,
    "person.confirmed": None,
    "person.signed-out": None,
    "ledger.session": None,
    "dossier.seen": Right.SEE,
    "dossier.opened": Right.CAPTURE,
    "dossier.titled": Right.DESCRIBE,
    "batch.opened": Right.CAPTURE,
    "page.captured": Right.CAPTURE,
    "capture.refused": Right.CAPTURE,
    "capture.settled": Right.DESCRIBE,
    "scan.below-the-law": Right.CAPTURE,
    "page.set-aside": Right.DESCRIBE,
    "page.restored": Right.DESCRIBE,
    "value.set": Right.DESCRIBE,
    "value.set:declassified": Right.RELEASE,
    "value.set:paused": Right.EXPORT,
    "value.cleared": Right.DESCRIBE,
    "value.cleared:declassified": Right.RELEASE,
    "doubt.settled": Right.DESCRIBE,
    "doubt.reopened": Right.DESCRIBE,
    "act.done": Right.DESCRIBE,
    "act.undone": Right.DESCRIBE,
    "act.redone": Right.DESCRIBE,
    "result.kept": Right.WORK,
    "code.allocated": Right.WORK,
    "code.voided": Right.APPROVE,
    "dossier.checked": Right.CHECK,
    "sample.drawn": Right.CHECK,
    "sample.judged": Right.CHECK,
    "dossier.sent-back": Right.CHECK,
    "dossier.approved": Right.APPROVE,
    "delivery.queued": Right.EXPORT,
    "delivery.withdrawn": Right.WORK,
    # What was queued goes its way by itself, whoever sits at the computer then.
    "delivery.sending": Right.WORK,
    "delivery.failed": Right.WORK,
    "delivery.sent": Right.WORK,
    "delivery.judged": Right.WORK,
    "package.delivered": Right.WORK,
    "page.removed": Right.DELETE,
    "blob.forgotten": Right.WORK,  # what was made of a page, and the line forgets by itself where a secrecy mark is found
    "blob.restored": Right.KEEP,
    "copy.made": Right.KEEP,
    "audit.made": Right.KEEP,
    "station.adopted": Right.KEEP,
    "people.alone": Right.PEOPLE,
    "person.added": Right.PEOPLE,
    "person.roles": Right.PEOPLE,
    "person.secret": Right.PEOPLE,
    "person.removed": Right.PEOPLE,
}

ROLE_WORDS = {
    Role.OPERATOR: N_("operator"),
    Role.CHECKER: N_("checker"),
    Role.APPROVER: N_("approver"),
    Role.ADMINISTRATOR: N_("administrator"),
    Role.AUDITOR: N_("auditor"),
}
RIGHT_WORDS = {
    Right.SEE: N_("see dossiers"),
    Right.CAPTURE: N_("scan"),
    Right.DESCRIBE: N_("arrange and describe"),
    Right.WORK: N_("let the line work"),
    Right.CHECK: N_("check dossiers"),
    Right.APPROVE: N_("approve dossiers"),
    Right.SIGN: N_("sign facsimiles"),
    Right.EXPORT: N_("hand over packages"),
    Right.DELETE: N_("remove pages for good"),
    Right.RELEASE: N_("release pages from quarantine"),
    Right.KEEP: N_("copy, audit and recover"),
    Right.LEDGER: N_("look into the ledger"),
    Right.PEOPLE: N_("say who may do what"),
    Right.NOBODY: N_("do what nobody may"),
}


def right_for(draft: Draft) -> Right | None:
    """What an event asks for; NOBODY where its kind is not in the table."""
    part = draft.detail.get("field", draft.detail.get("stage", ""))
    finer = f"{draft.kind}:{part}"
    return KINDS[finer] if finer in KINDS else KINDS.get(draft.kind, Right.NOBODY)


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """All that these roles allow together."""
    return frozenset(right for role in roles for right in ROLES[role])
