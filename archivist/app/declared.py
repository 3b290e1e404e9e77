"""Settings as a list: what each is called, what it is now and why, and how a person changes it for good."""

import os
import tomllib
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import tomlkit
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from archivist import durable
from archivist.settings import Group, Settings, setting_files
from archivist.translation import N_, _
from archivist.troubles import BadSetting, NotFound

ENVIRONMENT = "ARCHIVIST_SETTING_"
REASONS = {
    "greater_than": N_("it must be more than {gt}"),
    "greater_than_equal": N_("it must be {ge} or more"),
    "less_than": N_("it must be less than {lt}"),
    "less_than_equal": N_("it must be {le} or less"),
    "int_parsing": N_("it must be a whole number"),
    "int_from_float": N_("it must be a whole number"),
    "float_parsing": N_("it must be a number"),
    "bool_parsing": N_("it must be yes or no"),
    "literal_error": N_("it must be one of {expected}"),
}


class Kind(StrEnum):
    """How a setting is asked for."""

    YES_NO = "yes-no"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    LIST = "list"


class From(StrEnum):
    """Who said what is in force, the one that outranks the others first."""

    LOCKED = "locked"
    ENVIRONMENT = "environment"
    USER = "user"
    INSTITUTION = "institution"
    BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting: `name` as in files (`ocr.languages`), `sentence` a source of the translation; `value` and `default` as
    they are typed, lists with commas; `choices` where there are only these.
    """

    name: str
    sentence: str
    kind: Kind
    value: str
    default: str
    origin: From
    choices: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        return self.name.partition(".")[0]


def every_setting(settings: Settings) -> tuple[Declared, ...]:
    """In the order of their declaration; of named things (destinations, profiles) those of the ones that there are."""
    files = [(origin, _read(path)) for origin, path in _files()]
    found = []
    for group in type(settings).model_fields:
        for name, info, value in _fields(group, getattr(settings, group)):
            found.append(_declared(name, info, value, files))
    return tuple(found)


def keep_setting(settings: Settings, name: str, text: str) -> None:
    """Writes it into the person's own settings file, once it is known to be right. Raises NotFound for a name that there is
    not, BadSetting for a value that cannot be, or where the institution has locked it.
    """
    declared = _known(settings, name)
    if declared.origin is From.LOCKED:
        raise BadSetting(reason=_("{name} is locked by the institution").format(name=name))
    if not text and not declared.default and declared.kind is Kind.TEXT:
        reset_setting(settings, name)
        return
    value = _validated(settings, name, _parsed(declared, text))
    document = _document()
    table: Any = document
    *path, last = name.split(".")
    for part in path:
        table = table.setdefault(part, tomlkit.table())
    table[last] = value
    _keep(document)


def reset_setting(settings: Settings, name: str) -> None:
    """What the person has said is forgotten; the institution's or the built-in value is in force again. Raises NotFound."""
    _known(settings, name)
    document = _document()
    tables: list[Any] = [document]
    *path, last = name.split(".")
    for part in path:
        tables.append(tables[-1].get(part, {}))
    if last in tables[-1]:
        del tables[-1][last]
        for part, table, above in reversed(list(zip(path, tables[1:], tables[:-1], strict=True))):
            if not table:
                del above[part]
        _keep(document)


def reason_of(error: ErrorDetails) -> str:
    """What is wrong with a value, in the language in force."""
    sentence = REASONS.get(error["type"])
    bounds = {name: f"{value:g}" if isinstance(value, float) else value for name, value in error.get("ctx", {}).items()}
    return _(sentence).format(**bounds) if sentence else error["msg"]


def _fields(prefix: str, group: BaseModel) -> Iterator[tuple[str, FieldInfo, Any]]:
    for field, info in type(group).model_fields.items():
        value, name = getattr(group, field), f"{prefix}.{field}"
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from _fields(f"{name}.{key}", inner) if isinstance(inner, Group) else ()
        else:
            yield name, info, value


def _declared(name: str, info: FieldInfo, value: Any, files: list[tuple[From, dict[str, Any]]]) -> Declared:
    kind, choices = _kind(info.annotation)
    default = "" if info.is_required() else _typed(info.get_default(call_default_factory=True))
    return Declared(name, info.description or "", kind, _typed(value), default, _origin(name, files), choices)


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...]]:
    if get_origin(annotation) in (Union, types.UnionType):
        return _kind(next(a for a in get_args(annotation) if a is not type(None)))
    if get_origin(annotation) is Literal:
        return Kind.CHOICE, get_args(annotation)
    if get_origin(annotation) is tuple:
        return Kind.LIST, ()
    simple = {bool: Kind.YES_NO, int: Kind.NUMBER, float: Kind.NUMBER}
    return simple.get(annotation, Kind.TEXT), ()


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".")
    return str(value)


def _parsed(declared: Declared, text: str) -> Any:
    if declared.kind is Kind.LIST:
        return [part.strip() for part in text.split(",") if part.strip()]
    return text.strip().replace(",", ".") if declared.kind is Kind.NUMBER else text.strip()


def _validated(settings: Settings, name: str, value: Any) -> Any:
    """The value as it is written into the file."""
    group, *path = name.split(".")
    said = getattr(settings, group).model_dump()
    inner = said
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    try:
        made: Any = type(getattr(settings, group)).model_validate(said)
    except ValidationError as error:
        raise BadSetting(reason=reason_of(error.errors()[0])) from error
    for part in path:
        made = made[part] if isinstance(made, dict) else getattr(made, part)
    if isinstance(made, tuple):
        return list(made)
    return str(made) if isinstance(made, Path) else made


def _known(settings: Settings, name: str) -> Declared:
    for declared in every_setting(settings):
        if declared.name == name:
            return declared
    raise NotFound(path=name, name=name)


def _origin(name: str, files: list[tuple[From, dict[str, Any]]]) -> From:
    path = name.split(".")
    for origin, said in files:
        if origin is From.USER and f"{ENVIRONMENT}{'__'.join(path)}".upper() in os.environ:
            return From.ENVIRONMENT
        table: Any = said
        for part in path:
            table = table.get(part) if isinstance(table, dict) else None
        if table is not None:
            return origin
    return From.BUILT_IN


def _files() -> tuple[tuple[From, Path], ...]:
    locked, user, institution = setting_files()
    return (From.LOCKED, locked), (From.USER, user), (From.INSTITUTION, institution)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _document() -> tomlkit.TOMLDocument:
    path = setting_files()[1]
    return tomlkit.parse(path.read_text(encoding="utf-8")) if path.is_file() else tomlkit.document()


def _keep(document: tomlkit.TOMLDocument) -> None:
    durable.keep(setting_files()[1], tomlkit.dumps(document).encode())
