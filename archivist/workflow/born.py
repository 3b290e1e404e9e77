"""Which pages came in the PDF of a program and may stay what they are."""

from archivist.model.page import Page
from archivist.model.recipe import Level, Operation, Recipe

_LEVEL = 0.3  # degrees that a text without any skew may seem to have


def is_born(page: Page) -> bool:
    """A scan is lifted out of its PDF and needs no file beside it; a signed file is kept, and never changed."""
    return bool(page.master.beside) and not page.master.signed


def is_as_it_came(recipe: Recipe) -> bool:
    """Whether nothing was done to the page that would show: such a page is bound as its picture."""
    return all(_changes_nothing(step) for step in recipe.operations)


def _changes_nothing(step: Operation) -> bool:
    return isinstance(step, Level) and abs(step.degrees) <= _LEVEL
