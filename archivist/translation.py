"""Every sentence that a person reads passes here: English in the source, Vietnamese by default on the screen."""

import gettext
import locale
import os
from functools import lru_cache

from archivist.resources import resources

LANGUAGES = ("vi", "en", "ru")
_chosen: list[str] = []


def N_(sentence: str) -> str:  # noqa: N802  # gettext's own name
    """Marks a sentence for the catalogue where it is declared; it is translated where it is shown."""
    return sentence


def system_language() -> str:
    """English or Russian where the system speaks them, Vietnamese everywhere else."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    code = (named or locale.getlocale()[0] or "").lower()[:2]
    return code if code in ("en", "ru") else "vi"


def language() -> str:
    """The language in force: the one chosen, else ARCHIVIST_LANGUAGE, else the system's."""
    wanted = _chosen[-1] if _chosen else os.environ.get("ARCHIVIST_LANGUAGE", "")
    return wanted if wanted in LANGUAGES else system_language()


def choose_language(code: str) -> None:
    """Speak this language from now on; an unknown code falls back to the system's."""
    _chosen[:] = [code]


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("archivist", resources() / "translations", [code], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language in force; the English source where the catalogue has none."""
    return _catalogue(language()).gettext(sentence) if sentence else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence that fits the number: Vietnamese has one form, English two, Russian three."""
    return _catalogue(language()).ngettext(one, many, count)


def in_vietnamese(sentence: str) -> str:
    """For what is printed on paper that stays in the archive, whatever language the screen speaks."""
    return _catalogue("vi").gettext(sentence)
