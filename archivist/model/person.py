"""People: who signs in, as what, and by which secret."""

from dataclasses import dataclass

from archivist.model.rights import Right, Role, rights_of


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is typed to sign in and stands in every event; `secret` is the Argon2id record of a PIN or password,
    `wrong` how often it was mistaken in a row, the last time at `wrong_at` (UTC). Who was removed stays known: no name is
    given twice.
    """

    name: str
    full_name: str
    roles: tuple[Role, ...]
    secret: str
    removed: bool = False
    wrong: int = 0
    wrong_at: str = ""

    def may(self, right: Right) -> bool:
        return not self.removed and right in rights_of(self.roles)
