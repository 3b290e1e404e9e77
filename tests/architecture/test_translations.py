"""Every sentence that a person reads can be read in Vietnamese, English and Russian."""

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tools import document, messages

SENTENCES = messages.said()


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_translation_is_complete(language: str) -> None:
    wanting = messages.faults(messages.translated(language), SENTENCES, english=language == "en")
    assert not wanting, "run make messages, then translate:\n" + "\n".join(wanting)


def test_every_trouble_is_marked() -> None:
    said = {sentence for kind in document.declared_troubles().values() for sentence in (kind.sentence, kind.remedy)}
    assert sorted(s for s in said if s not in SENTENCES) == []


def test_every_setting_is_marked() -> None:
    said = [known.description or "" for _, _, fields in document.declared_settings() for known in fields.values()]
    assert [s for s in said if s not in SENTENCES] == []


def test_sentences_are_found_in_code(tmp_path: Path) -> None:
    (tmp_path / "archivist").mkdir()
    (tmp_path / "archivist/page.py").write_text(
        'KINDS = {"a": N_("A leaf")}\nsay(_("Page {n}"), ngettext("{n} page", "{n} pages", n), tr("no"))\n'
    )
    assert {m.id for m in messages.said(tmp_path) if m.id} == {"A leaf", "Page {n}", ("{n} page", "{n} pages")}


def catalogue(
    language: str, *pairs: tuple[str | tuple[str, str], str | tuple[str, ...]], flags: tuple[str, ...] = ()
) -> Catalog:
    made = Catalog(language)
    for sentence, text in pairs:
        made.add(sentence, text, flags=flags)
    return made


PAGES = ("{n} page.", "{n} pages.")
WANTED = catalogue("en", ("{name} is empty.", "{name} is empty."), (PAGES, PAGES))
PAGES_VI = (PAGES, ("{n} trang.",))


def told(
    language: str, *pairs: tuple[str | tuple[str, str], str | tuple[str, ...]], flags: tuple[str, ...] = ()
) -> list[str]:
    wanting = messages.faults(catalogue(language, *pairs, flags=flags), WANTED, english=language == "en")
    return sorted({fault.partition(":")[0] for fault in wanting})


def test_a_faithful_translation_is_left_alone() -> None:
    assert told("vi", ("{name} is empty.", "Không có gì trong {name}."), PAGES_VI) == []
    assert told("ru", ("{name} is empty.", "{name} пуст."), (PAGES, ("{n} л.", "{n} л.", "{n} л."))) == []
    assert told("en", ("{name} is empty.", "{name} is empty."), (PAGES, PAGES)) == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("vi", "", "not translated"),
        ("vi", "  ", "not translated"),
        ("vi", "Tệp trống.", "other places than its source"),
        ("vi", "{ten} trống.", "other places than its source"),
        ("vi", "{name} trống", "ends otherwise than its source"),
        ("en", "{name} has nothing.", "English differs from its source"),
    ],
)
def test_a_faulty_translation_is_found(language: str, text: str, fault: str) -> None:
    pages = (PAGES, PAGES) if language == "en" else PAGES_VI
    assert told(language, ("{name} is empty.", text), pages) == [fault]


@pytest.mark.parametrize(("text", "found"), [("&Xem", 0), ("Xem", 1), ("&Xem && &sửa", 1), ("Xem & sửa", 1)])
def test_a_lost_access_key_is_found(text: str, found: int) -> None:
    assert len(messages.faults(catalogue("vi", ("&View", text)), catalogue("en", ("&View", "&View")))) == found


def test_a_missing_sentence_is_found() -> None:
    assert told("vi", PAGES_VI) == ["not translated"]


def test_a_missing_plural_form_is_found() -> None:
    assert told("ru", ("{name} is empty.", "{name} пуст."), (PAGES, ("{n} лист.", "{n} листа."))) == [
        "has 2 plural forms, not 3"
    ]


def test_a_guess_is_found() -> None:
    fuzzy = told("vi", ("{name} is empty.", "{name} trống."), PAGES_VI, flags=("fuzzy",))
    assert fuzzy == ["fuzzy"]


def test_a_sentence_that_nobody_says_is_found() -> None:
    assert told("vi", ("{name} is empty.", "{name} trống."), PAGES_VI, ("Gone.", "Mất.")) == ["no longer said"]


def test_what_is_translated_is_kept_and_what_is_gone_is_dropped() -> None:
    known = catalogue("vi", ("{name} is empty.", "{name} trống."), ("Gone.", "Mất."))
    renewed = messages.renewed("vi", WANTED, known)
    assert {m.id: m.string for m in renewed if m.id} == {"{name} is empty.": "{name} trống.", PAGES: ("",)}


def test_what_is_written_is_read_back() -> None:
    renewed = messages.renewed("ru", WANTED, catalogue("ru", (PAGES, ("{n} лист.", "{n} листа.", "{n} листов."))))
    again = read_po(io.BytesIO(messages.written(renewed)), locale="ru")
    assert {m.id: m.string for m in again if m.id} == {m.id: m.string for m in renewed if m.id}
    assert not any(m.fuzzy for m in again)
    assert messages.written(again) == messages.written(renewed)
