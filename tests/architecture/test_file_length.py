"""Files stay short enough to be read in one go, and each says in one sentence what it is for."""

import ast

import pytest

from tests.architecture.sources import ROOT, files

LONGEST = 350


def too_long(source: str) -> bool:
    return len(source.splitlines()) > LONGEST


def silent(source: str) -> bool:
    """Whether a file does not say what it is in one sentence; a paragraph on how it is used may follow."""
    sentence = (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0]
    return not sentence.endswith((".", ":", "?", "`"))


def test_files_are_short() -> None:
    assert [str(p) for p in files("archivist", "tools", "tests") if too_long((ROOT / p).read_text())] == []


def test_files_say_what_they_are() -> None:
    assert [str(p) for p in files("archivist", "tools") if silent((ROOT / p).read_text())] == []


@pytest.mark.parametrize("source", ["page = 1\n", '"""A page"""\n', '"""Page\n\nThis page."""\n'])
def test_silence_is_found(source: str) -> None:
    assert silent(source)


@pytest.mark.parametrize("source", ['"""A page."""\n', '"""A page: where it came from,\nand what it became.\n\nMore."""\n'])
def test_a_sentence_is_enough(source: str) -> None:
    assert not silent(source)


def test_length_is_found() -> None:
    assert too_long("\n" * (LONGEST + 1))
    assert not too_long("\n" * LONGEST)
