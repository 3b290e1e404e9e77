"""A drawn paper with its fields, and what the drawing of one chooses by chance."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.drawn import words
from tools.sample.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Drawn:
    """One document: its layout's name, its sides, its fields by the names that readings use; lists are joined by "; "."""

    layout: str
    sheets: tuple[Sheet, ...]
    fields: dict[str, str]


@dataclass(slots=True)
class Chance:
    """All that is left to chance in a paper; the same seed draws the same one."""

    seed: int
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def one(self, *choices: object) -> object:
        return self.dice.choice(choices)

    def among(self, choices: tuple[str, ...]) -> str:
        return self.dice.choice(choices)

    def some(self, choices: tuple[str, ...], least: int, most: int) -> list[str]:
        return self.dice.sample(choices, self.dice.randint(least, most))

    def happens(self, share: float) -> bool:
        return self.dice.random() < share

    def number(self, most: int = 3200) -> int:
        """A document's number: small ones are the commonest."""
        return int(most ** self.dice.random()) + self.dice.randint(0, 8)

    def day(self, first: int, last: int) -> date:
        span = (date(last, 12, 31) - date(first, 1, 1)).days
        return date(first, 1, 1) + timedelta(days=self.dice.randrange(span))

    def person(self) -> str:
        middle = [self.among(words.MIDDLES)] if self.happens(0.85) else []
        return " ".join([self.among(words.SURNAMES), *middle, self.among(words.GIVEN)])


def two(number: int) -> str:
    """Numbers below ten take a leading nought (NĐ 30/2020, Phụ lục I)."""
    return f"{number:02d}"


def day_text(place: str, day: date) -> str:
    month = two(day.month) if day.month < 3 else str(day.month)
    return f"{place}, ngày {two(day.day)} tháng {month} năm {day.year}"


def signer_fields(titles: tuple[str, ...], name: str) -> dict[str, str]:
    """Every line but the last names the right by which is signed; a first line without one is the office itself."""
    rights = [
        t for t in titles if t.split(" ", maxsplit=1)[0].rstrip(".").replace("/", "") in {"TM", "KT", "TL", "TUQ", "Q"}
    ]
    office = [t for t in titles if t not in rights]
    found = {"signer_authority": "; ".join(rights), "signer_title": " ".join(office), "signer_name": name}
    return {field: value for field, value in found.items() if value}
