"""Measuring: pages are cleaned and nothing more, so that separators and blank leaves are known and can be counted."""

from collections.abc import Callable

from archivist.storage.workspace import Workspace
from archivist.troubles import Trouble
from archivist.workflow.lanes import Job
from archivist.workflow.page_work import work_on_page
from archivist.workflow.pages import clean_key, job_of, page_states
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Throttle, Watcher, nobody
from archivist.workflow.stages.keeping import failed, kept


def measure(
    workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher = nobody
) -> int:
    """Keeps the same results as the line does, so that it has nothing of this to do again; says how many were made."""
    keys = {s.page.page_id: (s, clean_key(s.page, parts)) for s in page_states(workspace, dossier_id) if not s.aside}
    todo = {i: (s, k) for i, (s, k) in keys.items() if "clean" not in s.kept or s.kept["clean"].key != k}
    jobs = (Job(i, work_on_page, (job_of(s, ("clean",), workspace, parts),)) for i, (s, _) in todo.items())
    watched, done = Throttle(watcher), 0
    for outcome in parts.lane.run(jobs, cancel):
        result = outcome.value.cleaned if outcome.value else outcome.trouble or Trouble()
        key = todo[outcome.key][1]
        if isinstance(result, Trouble):
            workspace.record([failed("clean", outcome.key, key, result)])
        else:
            workspace.record([kept("clean", outcome.key, key, result)])
        done += 1
        watched(Progress("measure", done, len(todo)))
    return done
