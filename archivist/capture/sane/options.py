"""The options of a device behind SANE: what each may be and what it is (SANE Standard 1.06, 4.2.9 and 4.3.7)."""

import ctypes
from collections.abc import Sequence
from ctypes import c_int, c_void_p
from dataclasses import dataclass
from enum import IntEnum

from archivist.capture.sane.library import GOOD, Descriptor, Library

_GET, _SET = 0, 1
_SOFT_SELECT, _INACTIVE = 1, 32
_FIXED_ONE = 1 << 16
_RANGE, _WORDS, _STRINGS = 1, 2, 3
_MOST_OPTIONS = 1000

Value = str | float | bool


class Kind(IntEnum):
    """SANE_Value_Type."""

    BOOL = 0
    INT = 1
    FIXED = 2
    STRING = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One option that is there now; `choices` and `limits` (least, most, step) are what the device allows, empty where it
    says nothing; `pixels`: measured in px and not in mm.
    """

    number: int
    name: str
    kind: Kind
    size: int
    settable: bool
    pixels: bool = False
    choices: tuple[Value, ...] = ()
    limits: tuple[float, float, float] | None = None


class Options:
    """Of one open device. Setting one may change the others, so that they are asked for anew after it."""

    def __init__(self, library: Library, handle: c_void_p, device: str) -> None:
        self._library, self._handle, self._device = library, handle, device
        self.known = self._asked()

    def get(self, name: str) -> Value:
        option = self.known[name]
        room = ctypes.create_string_buffer(max(option.size, 4))
        self._library.check(self._library.control(self._handle, option.number, _GET, room), self._device)
        return _value(option.kind, room)

    def settable(self, name: str) -> Option | None:
        option = self.known.get(name)
        return option if option and option.settable else None

    def put(self, name: str, value: Value) -> None:
        """Raises NotOffered where the device does not take it."""
        option = self.known[name]
        room = _room(option, value)
        status = self._library.control(self._handle, option.number, _SET, room)
        self._library.check(status, self._device, f"{name} = {value}")
        self.known = self._asked()

    def _asked(self) -> dict[str, Option]:
        count = c_int()
        if self._library.control(self._handle, 0, _GET, ctypes.byref(count)) != GOOD:
            return {}
        found = [self._option(n) for n in range(1, min(count.value, _MOST_OPTIONS))]
        return {option.name: option for option in found if option}

    def _option(self, number: int) -> Option | None:
        told = self._library.descriptor(self._handle, number)
        if told is None or not told.name or told.type > Kind.STRING or told.cap & _INACTIVE:
            return None
        kind = Kind(told.type)
        if kind is not Kind.STRING and told.size != ctypes.sizeof(c_int):
            return None  # tables, as those of gamma correction
        name = told.name.decode("ascii", "replace")
        settable = bool(told.cap & _SOFT_SELECT)
        return Option(number, name, kind, told.size, settable, told.unit == 1, _choices(told, kind), _limits(told, kind))


def _choices(told: Descriptor, kind: Kind) -> tuple[Value, ...]:
    if told.kind == _STRINGS and told.constraint.strings:
        return tuple(_strings(told))
    if told.kind == _WORDS and told.constraint.words:
        words = told.constraint.words
        return tuple(_number(kind, words[n]) for n in range(1, words[0] + 1))
    return ()


def _strings(told: Descriptor) -> Sequence[str]:
    found: list[str] = []
    while (word := told.constraint.strings[len(found)]) is not None:
        found.append(word.decode("utf-8", "replace"))
    return found


def _limits(told: Descriptor, kind: Kind) -> tuple[float, float, float] | None:
    if told.kind != _RANGE or not told.constraint.range:
        return None
    one = told.constraint.range.contents
    return _number(kind, one.least), _number(kind, one.most), _number(kind, one.step)


def _number(kind: Kind, word: int) -> float:
    return word / _FIXED_ONE if kind is Kind.FIXED else word


def _value(kind: Kind, room: "ctypes.Array[ctypes.c_char]") -> Value:
    if kind is Kind.STRING:
        return room.value.decode("utf-8", "replace")
    word = c_int.from_buffer(room).value
    return bool(word) if kind is Kind.BOOL else _number(kind, word)


def _room(option: Option, value: Value) -> "ctypes.Array[ctypes.c_char] | ctypes._CArgObject":
    if option.kind is Kind.STRING:
        return ctypes.create_string_buffer(str(value).encode(), max(option.size, len(str(value).encode()) + 1))
    return ctypes.byref(c_int(round(float(value) * (_FIXED_ONE if option.kind is Kind.FIXED else 1))))
