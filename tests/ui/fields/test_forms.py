"""How fields are filled in, and what their cards say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.description import By, Entry, Origin
from archivist.ui.fields.changes import changes
from archivist.ui.fields.forms import Shape, form_of
from archivist.ui.fields.wording import card_of, difference, unsure, wanting
from archivist.ui.sight.description import DOCUMENT_FIELDS, DOSSIER_FIELDS, FieldSight
from archivist.ui.theme.tokens import LIGHT


def test_each_field_has_a_form() -> None:
    shapes = {f: form_of("dossier", f).shape for f in DOSSIER_FIELDS} | {
        f: form_of("document", f).shape for f in DOCUMENT_FIELDS
    }
    assert shapes["maintenance"] is shapes["mode"] is shapes["risk_recovery"] is Shape.CHOICE
    assert shapes["date"] is shapes["start_date"] is Shape.DATE
    assert shapes["doc_type"] is shapes["secrecy"] is Shape.OFFERED
    assert shapes["subject"] is Shape.AREA
    assert shapes["number"] is Shape.LINE


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [("date", "5/3/2019", "2019-03-05"), ("date", "05032019", "2019-03-05"), ("date", "3.2019", "2019-03"),
     ("date", "2019", "2019"), ("date", "hôm qua", "hôm qua"), ("subject", " Về  việc\n này ", "Về việc này")],
)  # fmt: skip
def test_what_is_typed(field: str, typed: str, value: str) -> None:
    assert form_of("document", field).value(typed) == value


def test_codes_are_shown_by_their_names() -> None:
    row = FieldSight("dossier", "maintenance", "Retention period", "01", by_hand=False)
    assert card_of(row).body == "Vĩnh viễn"
    assert card_of(FieldSight("dossier", "risk_recovery", "Backup copy", "0", by_hand=False)).body == "No"


def machine(value: str, confidence: float, *, proved: bool = False) -> FieldSight:
    entry = Entry("date", value, Origin(By.MACHINE, "p", None, value, confidence, proved=proved))
    return FieldSight("document", "date", "Date of issue", value, by_hand=False, proposed=entry)


def test_what_is_not_sure_asks() -> None:
    assert unsure(machine("2019-01-02", 0.5))
    assert not unsure(machine("2019-01-02", 0.999))
    assert not unsure(machine("2019-01-02", 0.5, proved=True))
    empty = FieldSight("document", "date", "Date of issue", "", by_hand=False)
    assert wanting(empty)
    assert not wanting(machine("2019-01-02", 0.5))
    assert not wanting(FieldSight("document", "recipients", "Recipients", "", by_hand=False))


@given(st.text(max_size=12), st.text(max_size=12))
def test_changes_lead_from_one_to_the_other(one: str, other: str) -> None:
    runs = list(changes(one, other))
    assert ("".join(b for b, _ in runs), "".join(a for _, a in runs)) == (one, other)


def test_the_difference_shows_what_went_and_what_came() -> None:
    said = difference("UBND xa <An>", "UBND xã <An>", LIGHT)
    assert "<s" in said
    assert ">a</s>" in said
    assert ">ã</b>" in said
    assert "&lt;An&gt;" in said
