"""A card as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape, a word and a colour (name of a token); words are translated already."""

    shape: str
    word: str
    colour: str


@dataclass(frozen=True, slots=True)
class Card:
    """`caption` and `marks` share the first line, `body` is what matters, `foot` what to do or to know besides."""

    caption: str
    body: str
    foot: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def whole(self) -> str:
        """All of it, for whoever hears it read."""
        said = [self.caption, self.body, self.foot, ", ".join(m.word for m in self.marks)]
        return "\n".join(part for part in said if part)
