"""Templates travel as files; what is none is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.template import Area, Template, Zone, ZoneKind
from archivist.troubles import NotATemplate

WORDS = st.text("aăâbcđeêiouươ ", min_size=2, max_size=20).map(lambda t: f"A{' '.join(t.split())}b")
MM = st.floats(-500, 500).map(lambda x: round(x, 1))
AREAS = st.none() | st.builds(Area, MM, MM, MM, MM)
ZONES = st.builds(Zone, st.from_regex(r"[a-z][a-z_]{0,39}", fullmatch=True), WORDS, st.sampled_from(ZoneKind), AREAS)
GOOD = Template("phiếu", ("Phiếu tiếp nhận",), (Zone("subject", "Lý do"),))


@given(st.builds(Template, WORDS, st.lists(WORDS, min_size=1, max_size=5).map(tuple),
                 st.lists(ZONES, min_size=1, max_size=5).map(tuple)))  # fmt: skip
def test_files_come_back(template: Template) -> None:
    assert Template.of_file("a.json", template.as_file()) == template


def changed(**told: object) -> str:
    return json.dumps(json.loads(GOOD.as_file()) | told)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "{}", changed(format="other"), changed(version=2), changed(signs=[]), changed(zones=[]),
        changed(name=""), changed(signs=["1"]), changed(zones=[{"field": "A b", "anchor": "Lý do", "kind": "text"}]),
        changed(zones=[{"field": "a", "anchor": "Lý do", "kind": "blob"}]),
        changed(zones=[{"field": "a", "anchor": "Lý do", "kind": "text", "area_mm": [1, 2, 3]}]),
        changed(zones=[{"field": "a", "anchor": "Lý do", "kind": "text", "area_mm": [1, 2, 3, 1e9]}]),
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_template_is_named(text: str) -> None:
    with pytest.raises(NotATemplate, match=r"a\.json"):
        Template.of_file("a.json", text)
