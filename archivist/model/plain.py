"""Values as plain JSON and back: one way for the catalogue, the journal, the vault and programs that read along."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def canonical(value: Any) -> bytes:
    """The one JSON text of a plain value: sorted keys, no spaces, UTF-8; what digests and keys are made of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def plain(value: Any) -> Any:
    """A frozen value as dicts, lists, strings, numbers; members of a union carry their class name in `is`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    return value


def revive(kind: type[T], value: Any) -> T:
    """The value that `plain` wrote; raises KeyError, TypeError or ValueError where it is not one of that kind."""
    how: Reviver = _reviver(typing.cast(Any, kind))
    return typing.cast(T, how(value))


Reviver = Callable[[Any], Any]


@cache
def _reviver(kind: Any) -> Reviver:
    """How values of one kind come back; worked out once, since thousands of pages ask for the same few kinds."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _of_union(tuple(p for p in parts if p is not type(None)))
    if origin is tuple:
        return _of_tuple(parts)
    if origin is dict:
        each = _reviver(parts[1])
        return lambda value: {k: each(v) for k, v in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _of_dataclass(kind)
    if isinstance(kind, type) and (issubclass(kind, Enum) or kind is float):
        return kind
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _of_union(kinds: tuple[Any, ...]) -> Reviver:
    """Members of a union are told apart by the name in `is`, plain ones by their own type."""
    if len(kinds) == 1:
        only = _reviver(kinds[0])
        return lambda value: None if value is None else only(value)
    named = {getattr(k, "__name__", str(k)): _reviver(k) for k in kinds}

    def member(value: Any) -> Any:
        return None if value is None else named[value["is"] if isinstance(value, dict) else type(value).__name__](value)

    return member


def _of_tuple(parts: tuple[Any, ...]) -> Reviver:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _reviver(parts[0])
        return lambda value: tuple([each(v) for v in value])
    revivers = [_reviver(p) for p in parts]
    return lambda value: tuple(r(v) for r, v in zip(revivers, value, strict=True))


def _of_dataclass(kind: type) -> Reviver:
    hints = typing.get_type_hints(kind)
    revivers = {f.name: _reviver(hints[f.name]) for f in dataclasses.fields(kind)}

    def made(value: Any) -> Any:
        return kind(**{name: revivers[name](v) for name, v in value.items() if name != "is"})

    return made
