"""What the desk has taught, gathered from the values that people have set in this workspace; nothing is stored twice."""

from collections import Counter

from archivist.model.description import Description
from archivist.model.lessons import TAUGHT, Lesson, Lessons
from archivist.model.plain import revive
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace

FORGOTTEN = "lessons"  # the subject under which a hand keeps the names of lessons that are to be forgotten


def lessons_of(workspace: Workspace) -> Lessons:
    """Corrections and confirmations of names; those of pages that were taken away, and forgotten ones, are left out."""
    by_hand = workspace.hand_values(TAUGHT)
    described = workspace.results("describe", by_hand)
    counts: Counter[tuple[str, str, str]] = Counter()
    for subject, values in by_hand.items():
        told = _described(described.get(subject))
        if told is None:
            continue
        for field, value in values.items():
            entry = told.get(field)
            counts[field, " ".join(entry.origin.read.split()) if entry else "", value] += 1
    forgotten = workspace.by_hand(FORGOTTEN)
    lessons = [Lesson(field, read, value, times) for (field, read, value), times in counts.items()]
    kept = [x for x in lessons if x.name not in forgotten]
    return Lessons(tuple(sorted(kept, key=lambda x: (x.field, x.value, x.read))))


def _described(kept: Kept | None) -> Description | None:
    return revive(Description, kept.value) if kept and kept.trouble is None else None
