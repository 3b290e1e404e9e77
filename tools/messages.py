"""Brings resources/translations up to date with the sentences in the code and names what is still to be translated.

What is already translated is kept, what is no longer said is dropped, English is the source itself. The files carry
no dates and no line numbers, so that two people's changes seldom meet.
"""

import io
import re
import string
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources/translations"
LANGUAGES = ("en", "ru", "vi")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = "# Archivist's sentences. `make messages` brings this file up to date.\n#"


def path_of(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES/archivist.po"


def said(root: Path = ROOT) -> Catalog:
    """Every sentence that is marked in the code, with the files that say it."""
    with (ROOT / "tools/babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel left it without types
    catalogue = Catalog()
    found = extract_from_dir(root, methods, options, KEYWORDS, comment_tags=("Translators:",))
    for name, _line, sentence, comments, context in sorted(found, key=lambda x: (x[0], x[1])):
        catalogue.add(sentence, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def translated(language: str) -> Catalog:
    """The catalogue of a language as it lies in resources; raises PoFileError where it is malformed."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def renewed(language: str, sentences: Catalog, kept: Catalog) -> Catalog:
    """A catalogue of exactly these sentences, translated as far as `kept` knows them."""
    catalogue = Catalog(language, project="archivist", version="1", header_comment=HEADER, fuzzy=False)
    for message in sentences:
        if not message.id:
            continue
        known = kept.get(message.id, message.context)
        empty = ("",) * catalogue.num_plurals if isinstance(message.id, tuple) else ""
        text = message.id if language == "en" else known.string if known else empty
        catalogue.add(message.id, text, message.locations, auto_comments=message.auto_comments, context=message.context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as the bytes of its file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    lines = buffer.getvalue().decode().splitlines()
    dated = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Generated-By',
        '"Last-Translator',
        '"Report-Msgid',
        '"Language-Team',
    )
    return ("\n".join(line for line in lines if not line.startswith(dated)) + "\n").encode()


def faults(catalogue: Catalog, sentences: Catalog, english: bool = False) -> list[str]:
    """What keeps a catalogue from being the complete and faithful translation of these sentences."""
    told = [f"no longer said: {m.id!r}" for m in catalogue if m.id and m.id not in sentences]
    told += [f"no longer said: {key!r}" for key in catalogue.obsolete]
    for message in sentences:
        if message.id and (
            fault := _fault(message, catalogue.get(message.id, message.context), catalogue.num_plurals, english)
        ):
            told.append(f"{fault}: {message.id!r}")
    return told


def _fault(message: Message, found: Message | None, plurals: int, english: bool) -> str:
    source, target = _forms(message.id), _forms(found.string or "" if found else "")
    if found is None or not all(form.strip() for form in target):
        return "not translated"
    if found.fuzzy:
        return "fuzzy"
    if english:
        return "" if target == source else "English differs from its source"
    if isinstance(message.id, tuple) and len(target) != plurals:
        return f"has {len(target)} plural forms, not {plurals}"
    return next((fault for form in target if (fault := _unlike(source[-1], form))), "")


def _unlike(source: str, form: str) -> str:
    """What a translation lost of its source."""
    lost = {
        "other places than its source": _places(form) != _places(source),
        "other access keys than its source": _keys(form) != _keys(source),
        "ends otherwise than its source": _end(form) != _end(source),
    }
    return next((fault for fault, found in lost.items() if found), "")


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _places(text: str) -> list[tuple[str, str]]:
    """The places in braces that a sentence has, in the order of their names."""
    return sorted((name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None)


def _keys(text: str) -> int:
    """How many letters a sentence marks with & as the key that chooses it in a menu."""
    return len(re.findall(r"&\w", text))


def _end(text: str) -> str:
    return text[-1] if text[-1:] in ".…:?!" else ""


def main() -> None:
    sentences = said()
    for language in LANGUAGES:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = translated(language) if path.exists() else Catalog(language)
        catalogue = renewed(language, sentences, kept)
        path.write_bytes(written(catalogue))
        wanting = faults(catalogue, sentences, english=language == "en")
        print(f"{language}: {len(sentences)} sentences, {len(wanting)} to mend", *wanting, sep="\n  ")


if __name__ == "__main__":
    main()
