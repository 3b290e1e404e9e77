"""Values as plain JSON and back: one way for the catalogue, the journal, the vault and programs that read along."""

import dataclasses
import json
import types
import typing
from enum import Enum
from functools import lru_cache
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
    return typing.cast("T", _revive(kind, value))


def _revive(kind: Any, value: Any) -> Any:
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return None if value is None else _revive(_member(parts, value), value)
    if origin is tuple:
        kinds = [parts[0]] * len(value) if len(parts) == 2 and parts[1] is Ellipsis else parts
        return tuple(_revive(k, v) for k, v in zip(kinds, value, strict=True))
    if origin is dict:
        return {k: _revive(parts[1], v) for k, v in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _revive(hints[name], v) for name, v in value.items() if name != "is"})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return float(value) if kind is float else value


def _member(kinds: tuple[Any, ...], value: Any) -> Any:
    real = [k for k in kinds if k is not type(None)]
    if len(real) == 1:
        return real[0]
    name = value["is"] if isinstance(value, dict) else type(value).__name__
    return next(k for k in real if getattr(k, "__name__", "") == name)


@lru_cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
