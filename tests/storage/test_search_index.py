"""The search index finds what it was given, forgets without a trace, and may be lost."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archivist.model.search import Searchable, Where, terms_of
from archivist.storage.search_index import WEIGHED, SearchIndex


def page(subject: str, said: str, source: str = "s") -> Searchable:
    return Searchable(Where.PAGE, subject, subject, source, said)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = SearchIndex(tmp_path / "search.sqlite")
    made.put("d1", [page("p1", "QUYẾT ĐỊNH\nSố: 12/QĐ-UBND"), page("p2", "Kế hoạch làm đường thôn Hoà Bình")])
    made.put("d2", [page("p3", "quyet dinh khong dau"), Searchable(Where.DOCUMENT, "p3", "p3", "s", "Thông báo")])
    return made


def found(index: SearchIndex, typed: str, dossier_id: str = "") -> set[str]:
    return {hit.subject for hit in index.search(terms_of(typed), 50, dossier_id).hits}


def test_words_are_found_with_and_without_diacritics(index: SearchIndex) -> None:
    assert found(index, "quyet dinh") == {"p1", "p3"}
    assert found(index, "quyết định") == {"p1"}
    assert found(index, "QUYẾT dinh") == {"p1"}
    assert found(index, "hòa bình") == found(index, "hoà bình") == found(index, "hoa binh") == {"p2"}
    assert found(index, "12/qđ-ubnd") == {"p1"}
    assert found(index, "qđ/12") == set()
    assert found(index, "ke hoa") == {"p2"}
    assert found(index, "nothing") == set()
    assert found(index, "") == set()


def test_a_dossier_is_searched_alone(index: SearchIndex) -> None:
    assert found(index, "quyet", "d2") == {"p3"}
    assert index.search(terms_of("quyet"), 1).count == 2
    assert index.search(terms_of("quyet"), 1, "d2").count == 1


def test_what_is_put_again_takes_the_place_of_the_old(index: SearchIndex) -> None:
    index.put("d1", [page("p1", "Công văn", "new")])
    assert found(index, "quyết định") == set()
    assert found(index, "công văn") == {"p1"}
    assert index.sources("d1") == {(Where.PAGE, "p1"): "new", (Where.PAGE, "p2"): "s"}


def test_what_is_dropped_is_found_no_more(index: SearchIndex) -> None:
    assert index.drop([(Where.PAGE, "p3"), (Where.PAGE, "unknown")]) == 1
    assert found(index, "quyet dinh") == {"p1"}
    assert found(index, "thong bao") == {"p3"}


def words_in(folder: Path, word: str) -> list[str]:
    return [p.name for p in folder.iterdir() if word.encode() in p.read_bytes()]


def test_nothing_of_what_is_erased_stays_in_any_file(index: SearchIndex, tmp_path: Path) -> None:
    index.put("d3", [page(f"q{i}", f"tuyetmat{i} xxbimatxx hồ sơ") for i in range(60)])
    assert words_in(tmp_path, "xxbimatxx")
    assert index.erase([f"q{i}" for i in range(60)]) == 60
    assert words_in(tmp_path, "xxbimatxx") == []
    assert words_in(tmp_path, "tuyetmat") == []
    assert found(index, "quyết định") == {"p1"}
    assert index.erase(["unknown"]) == 0


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 99])
def test_a_damaged_index_finds_nothing_and_is_made_anew(index: SearchIndex, damage: bytes) -> None:
    index.path.write_bytes(damage)
    assert found(index, "quyết") == set()
    assert index.sources("d1") == {}
    index.put("d1", [page("p1", "Quyết định")])
    assert found(index, "quyết") == {"p1"}


def test_without_an_index_nothing_is_found_and_nothing_made(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "search.sqlite")
    assert found(index, "x") == set()
    assert (index.erase(["p"]), index.drop([(Where.PAGE, "p")])) == (0, 0)
    assert not index.path.exists()


def test_where_very_many_say_it_the_newest_come_first(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "search.sqlite")
    index.put("d", (page(f"p{i}", "số") for i in range(WEIGHED + 1)))
    whole = index.search(terms_of("số"), 2)
    assert ([h.subject for h in whole.hits], whole.count) == ([f"p{WEIGHED}", f"p{WEIGHED - 1}"], WEIGHED + 1)


WORDS = st.lists(st.sampled_from(["hồ", "sơ", "hò", "đất", "dat", "12", "qđ"]), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=6), typed=WORDS)
def test_exactly_what_says_all_words_is_found(tmp_path: Path, texts: list[str], typed: str) -> None:
    index = SearchIndex(tmp_path / "any.sqlite")
    index.drop([*index.sources("d")])
    index.put("d", [page(f"p{i}", text) for i, text in enumerate(texts)])
    terms = terms_of(typed + " ")
    expected = {f"p{i}" for i, text in enumerate(texts) if all(any(t.says(w) for w in text.split()) for t in terms)}
    assert found(index, typed + " ") == expected
