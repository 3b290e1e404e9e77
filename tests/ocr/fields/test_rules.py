import json

from archivist.ocr.fields.rules import RULES, rules
from archivist.resources import resource


def test_the_29_types_of_article_7() -> None:
    types = rules().types
    assert len(types) == 29
    assert len({t.abbreviation for t in types if t.abbreviation}) == 27
    assert {t.name for t in types if not t.abbreviation} == {"Công văn", "Thư công"}


def test_each_type_has_its_own_code() -> None:
    assert sorted(t.type_name for t in rules().types) == [f"{n:02d}" for n in range(1, 30)]
    assert {t.type_name for t in (*rules().legislation, *rules().others)} == {"32"}


def test_the_codes_are_those_of_the_archive_s_own_list() -> None:
    listed = json.loads(resource("rules/tt05-2025.json").read_text(encoding="utf-8"))["code_lists"]["typeName"]
    names = json.dumps(listed, ensure_ascii=False)
    assert all(t.name in names for t in rules().types)


def test_the_file_is_dated() -> None:
    file = json.loads(resource(RULES).read_text(encoding="utf-8"))
    assert file["effective"] == "2020-03-05"
    assert rules().id == "nd30-2020"


def test_deputies_are_titles() -> None:
    assert set(rules().deputies) | set(rules().deputies.values()) <= set(rules().titles)
