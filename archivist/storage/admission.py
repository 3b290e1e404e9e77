"""Who is signed in at this program, and what they may record: asked before every event, deny by default."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archivist.model.event import Draft
from archivist.model.person import Person
from archivist.model.rights import AFRESH, RIGHT_WORDS, Right, right_for
from archivist.translation import _
from archivist.troubles import ConfirmFirst, NotAllowed, PersonGone, SignInFirst

FRESH_SECONDS = 300.0
ticking: Callable[[], float] = time.monotonic  # tests put another clock in its place


@dataclass(slots=True)
class Session:
    """One person at one workspace; `confirmed` and `touched` are seconds of a clock that only runs forward."""

    name: str
    confirmed: float
    touched: float

    @property
    def fresh(self) -> bool:
        """Whether the PIN or password was given just now."""
        return ticking() - self.confirmed < FRESH_SECONDS

    def stirred(self) -> None:
        """The person has just done something at the window."""
        self.touched = ticking()

    def idle(self, minutes: float) -> bool:
        """Whether nobody has touched the program for so long that it should lock; 0 minutes never lock."""
        return minutes > 0 and ticking() - self.touched >= minutes * 60


_sessions: dict[Path, Session] = {}
_door = threading.Lock()


def session_at(path: Path) -> Session | None:
    """Who is signed in at the workspace in this folder."""
    with _door:
        return _sessions.get(path.resolve())


def begin(path: Path, name: str) -> Session:
    """Whoever was signed in there before is not any more."""
    session = Session(name, ticking(), ticking())
    with _door:
        _sessions[path.resolve()] = session
    return session


def end(path: Path) -> None:
    with _door:
        _sessions.pop(path.resolve(), None)


def admit(path: Path, people: Mapping[str, Person], drafts: Sequence[Draft]) -> str:
    """The name under which all of `drafts` may be recorded; empty where nobody was ever entered: then whoever sits at this
    computer works alone. Raises SignInFirst, PersonGone, NotAllowed, ConfirmFirst.
    """
    if not people:
        return ""
    session = session_at(path)
    for right in {right_for(d) for d in drafts} - {None}:
        expect(session, people, right or Right.NOBODY)
    return session.name if session else ""


def expect(session: Session | None, people: Mapping[str, Person], right: Right) -> None:
    """Raises what `admit` raises."""
    if session is None:
        raise SignInFirst
    person = people.get(session.name)
    if person is None or person.removed:
        raise PersonGone(name=session.name)
    if not person.may(right):
        raise NotAllowed(name=person.name, right=_(RIGHT_WORDS[right]))
    if right in AFRESH and not session.fresh:
        raise ConfirmFirst(right=_(RIGHT_WORDS[right]))
