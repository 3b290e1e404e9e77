"""The engine that reads nothing and needs nothing."""

from dataclasses import dataclass

from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import PageText


@dataclass(frozen=True, slots=True)
class BlankEngine:
    """For a desk without a reading engine, and for tests: every page is without text, in any language."""

    @property
    def name(self) -> str:
        return "blank"

    def version(self) -> str:
        return "blank 1"

    def languages(self) -> tuple[str, ...]:
        return ()

    def check(self, languages: str) -> None:
        """There is nothing that could be missing."""

    def read(self, picture: Picture, dpi: float, languages: str, seconds: float) -> PageText:  # noqa: ARG002  # one promise
        height, width = picture.shape[:2]
        return PageText((), (width, height), dpi, self.version(), languages)
