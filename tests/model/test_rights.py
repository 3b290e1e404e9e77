"""The one table of rights: every cell as it is meant, whatever is not named denied."""

import re

import pytest

from archivist.model.event import Draft
from archivist.model.person import Person
from archivist.model.rights import AFRESH, KINDS, RIGHT_WORDS, ROLE_WORDS, ROLES, Right, Role, right_for, rights_of
from tests.architecture.sources import ROOT, files

# One letter for each role, in the order of the enumeration: operator, checker, approver, administrator, auditor.
MEANT = {
    Right.SEE: "OCP-U",
    Right.CAPTURE: "O----",
    Right.DESCRIBE: "OC---",
    Right.WORK: "OCPA-",
    Right.CHECK: "-C---",
    Right.APPROVE: "--P--",
    Right.SIGN: "--P--",
    Right.EXPORT: "--P--",
    Right.DELETE: "--P--",
    Right.RELEASE: "--P--",
    Right.KEEP: "---A-",
    Right.LEDGER: "--PAU",
    Right.PEOPLE: "---A-",
    Right.NOBODY: "-----",
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("right", list(Right))
def test_every_cell_of_the_table(role: Role, right: Right) -> None:
    allowed = MEANT[right][list(Role).index(role)] != "-"
    assert Person("lan", "Lan", (role,), "").may(right) is allowed


def test_every_role_and_right_is_in_the_table_and_has_a_word() -> None:
    assert set(ROLES) == set(ROLE_WORDS) == set(Role)
    assert set(MEANT) == set(RIGHT_WORDS) == set(Right)


def test_several_roles_allow_what_each_allows_and_a_removed_person_nothing() -> None:
    both = rights_of((Role.OPERATOR, Role.AUDITOR))
    assert both == ROLES[Role.OPERATOR] | ROLES[Role.AUDITOR]
    assert not any(Person("lan", "Lan", tuple(Role), "", removed=True).may(right) for right in Right)


def test_what_cannot_be_taken_back_is_asked_afresh() -> None:
    assert {Right.APPROVE, Right.EXPORT, Right.DELETE} <= AFRESH


def test_an_unknown_kind_of_event_is_nobodys_right() -> None:
    assert right_for(Draft("vault.emptied", "x", {})) is Right.NOBODY
    assert not any(Right.NOBODY in allowed for allowed in ROLES.values())


def test_a_field_may_ask_for_more_than_its_kind() -> None:
    assert right_for(Draft("value.set", "p", {"field": "subject"})) is Right.DESCRIBE
    assert right_for(Draft("value.set", "p", {"field": "declassified"})) is Right.RELEASE


def test_every_kind_that_the_program_records_is_in_the_table() -> None:
    """A kind that is missing would be refused as soon as somebody signs in."""
    told = "\n".join((ROOT / p).read_text() for p in files("archivist"))
    kinds = set(re.findall(r'Draft\(\s*"([a-z.-]+)"', told))
    assert len(kinds) > 25
    assert kinds - set(KINDS) == set()
