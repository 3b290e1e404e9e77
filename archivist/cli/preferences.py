"""`archivist settings`: what is set and why; changed for good with `--set`, as it was with `--reset`."""

from argparse import Namespace

from archivist import app
from archivist.app.declared import Declared
from archivist.cli import show
from archivist.model.letters import folded
from archivist.model.plain import plain
from archivist.settings import Settings, load_settings
from archivist.translation import _
from archivist.troubles import BadSetting, Exit


def settings(words: Namespace) -> int:
    """Changes first, then shows what is in force: all, or those that say the words."""
    for change in words.set:
        name, equals, text = change.partition("=")
        if not equals:
            raise BadSetting(reason=_("{text} is not NAME=VALUE").format(text=change))
        app.keep_setting(load_settings(), name, text)
    for name in words.reset:
        app.reset_setting(load_settings(), name)
    found = _fitting(load_settings(), [*words.words, *(c.partition("=")[0] for c in words.set), *words.reset])
    if words.json:
        show.as_json(plain(found))
    for one in () if words.json else found:
        show.line(f"{one.name} = {one.value}   ({one.origin})\n   {_(one.sentence)}")
    return Exit.DONE


def _fitting(settings: Settings, wanted: list[str]) -> tuple[Declared, ...]:
    said = [folded(w) for w in wanted]
    every = app.every_setting(settings)
    return tuple(one for one in every if not said or any(w in folded(f"{one.name} {_(one.sentence)}") for w in said))
