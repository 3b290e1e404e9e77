"""Writes docs/troubles.md and docs/settings.md from the declarations in the code."""

import importlib
import pkgutil
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

import archivist
from archivist.settings import Settings
from archivist.troubles import Retry, Trouble, every_trouble

ROOT = Path(__file__).resolve().parent.parent
AGAIN = {
    Retry.NOW: "Archivist tries again by itself, at once.",
    Retry.LATER: "Archivist tries again by itself, later.",
    Retry.NEVER: "",
}
TROUBLES = """# Troubles

Everything that can go wrong outside the program and that a person can do something about. The code is stable: it may be
looked up here, and a script may rely on it. The exit status is that of the command line when this trouble ends a command.
Written by `make documents` from the code; do not edit by hand.
"""
SETTINGS = """# Settings

Every setting is declared once. The first answer wins: locked by the institution (`locked.toml`), the command line, an
environment variable, the user's `settings.toml`, the institution's `settings.toml`, the default. The institution's files
lie in `/etc/xdg/archivist`, the user's in `~/.config/archivist`; `ARCHIVIST_SITE_CONFIG` and `ARCHIVIST_USER_CONFIG` name
other folders. Written by `make documents` from the code; do not edit by hand.

In a file, a setting stands under its group:

```toml
[ocr]
languages = "vie+eng"
```

In the environment the same is `ARCHIVIST_SETTING_OCR__LANGUAGES=vie+eng`.
"""


def read_all_code() -> None:
    """Imports every module of the program, so that all troubles are known; migrations run only inside a database."""
    for module in pkgutil.walk_packages(archivist.__path__, "archivist."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)


def declared_troubles() -> dict[str, type[Trouble]]:
    """All troubles of the program by their codes, in the order of the codes."""
    read_all_code()
    return {code: kind for code, kind in sorted(every_trouble().items()) if kind.__module__.startswith("archivist.")}


def declared_settings() -> Iterator[tuple[str, type[BaseModel], dict[str, FieldInfo]]]:
    """The groups of settings: name, class, fields."""
    for name, group in Settings.model_fields.items():
        kind = group.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        yield name, kind, kind.model_fields


def troubles() -> str:
    """The text of docs/troubles.md."""
    return TROUBLES + "".join(_trouble(code, kind) for code, kind in declared_troubles().items())


def _trouble(code: str, kind: type[Trouble]) -> str:
    told = [f"\n## {code}\n", f"{_plain(kind.sentence)}\n", f"**What to do.** {_plain(kind.remedy)}\n"]
    told += [f"{AGAIN[kind.retry]}\n"] if AGAIN[kind.retry] else []
    return "\n".join([*told, f"Exit status {kind.exit_status}.\n"])


def _plain(sentence: str) -> str:
    """A sentence whose places are set as places, so that Markdown leaves them alone."""
    return sentence.replace("{", "*{").replace("}", "}*")


def settings() -> str:
    """The text of docs/settings.md."""
    return SETTINGS + "".join(_group(name, kind, fields) for name, kind, fields in declared_settings())


def _group(name: str, kind: type[BaseModel], fields: dict[str, FieldInfo]) -> str:
    rows = [
        f"| `{name}.{field}` | {_type(known)} | {_default(known.default)} | {known.description} |"
        for field, known in fields.items()
    ]
    rows += [row for field, known in fields.items() for row in _inner(f"{name}.{field}", known.annotation)]
    head = ["| Setting | Type | Default | Meaning |", "|---|---|---|---|"]
    return "\n".join([f"\n## {name}\n", f"{kind.__doc__}\n", *head, *rows]) + "\n"


def _inner(name: str, kind: Any) -> list[str]:
    """The rows of what stands under each name of a table of groups."""
    if get_origin(kind) is not dict:
        return []
    fields: dict[str, FieldInfo] = get_args(kind)[1].model_fields
    return [f"| `{name}.NAME.{f}` | {_type(k)} | {_default(k.default)} | {k.description} |" for f, k in fields.items()]


def _type(field: FieldInfo) -> str:
    return ", ".join([_named(field.annotation), *filter(None, map(_limit, field.metadata))])


def _named(kind: Any) -> str:
    names = {bool: "true or false", int: "whole number", float: "number", str: "text", Path: "path", type(None): "nothing"}
    if get_origin(kind) is tuple:
        return f"list of {_named(get_args(kind)[0])}"
    if get_origin(kind) is dict:
        return f"table of {_named(get_args(kind)[1])} by name"
    if get_origin(kind) is Literal:
        return " or ".join(f"`{word}`" for word in get_args(kind))
    if isinstance(kind, types.UnionType):
        return " or ".join(_named(part) for part in get_args(kind))
    return names.get(kind, getattr(kind, "__name__", str(kind)))


def _limit(rule: Any) -> str:
    match rule:
        case Ge(ge):
            return f"≥ {ge}"
        case Gt(gt):
            return f"> {gt}"
        case Le(le):
            return f"≤ {le}"
        case Lt(lt):
            return f"< {lt}"
    return ""


def _default(given: Any) -> str:
    match given:
        case True | False:
            return "`true`" if given else "`false`"
        case tuple():
            return ", ".join(f"`{part}`" for part in given) or "none"
        case None | "":
            return "none"
        case dict():
            return "none"
        case _ if given is PydanticUndefined:
            return "must be given"
    return f"`{given}`"


def main() -> None:
    (ROOT / "docs/troubles.md").write_text(troubles())
    (ROOT / "docs/settings.md").write_text(settings())


if __name__ == "__main__":
    main()
