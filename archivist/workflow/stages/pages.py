"""Clean, read and encode: whatever is missing of each page, side by side."""

from collections.abc import Callable, Iterator

from archivist.model.event import Draft
from archivist.model.measures import Cleaned
from archivist.model.plain import canonical, plain, revive
from archivist.model.recipe import Recipe
from archivist.model.text import PageText
from archivist.ocr.fields import printed_number, starts_document
from archivist.storage.workspace import Workspace
from archivist.troubles import Trouble
from archivist.workflow.lanes import Job, Outcome
from archivist.workflow.page_work import PageDone, work_on_page
from archivist.workflow.pages import PageState, clean_key, encode_key, job_of, missing, page_states, read_key
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.quarantine import Held, forget_made, held_pages
from archivist.workflow.stages.keeping import failed, kept


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """Works on every page of which something is missing; one that fails leaves a doubt and the batch goes on. What would
    fail every page is raised before the first: EngineMissing, LanguageMissing.
    """
    states = page_states(workspace, dossier_id)
    held = held_pages(states)
    todo = {s.page.page_id: (s, m) for s in states if (m := missing(s, parts, held=s.page.page_id in held))}
    if any("read" in m for _, m in todo.values()):
        parts.engine.check(parts.settings.ocr.languages)
    seconds = parts.settings.ocr.page_seconds
    jobs = (Job(i, work_on_page, (job_of(s, m, workspace, parts),), seconds) for i, (s, m) in todo.items())
    watcher(Progress("pages", 0, len(todo)))
    done = 0
    for outcome in parts.lane.run(jobs, cancel):
        state, stages = todo[outcome.key]
        if outcome.value and outcome.value.secret:
            forget_made(workspace, dossier_id, [outcome.key])
        workspace.record(list(_drafts(workspace, state, stages, outcome, parts, held.get(outcome.key))))
        done += 1
        watcher(Progress("pages", done, len(todo)))
    return done


def _drafts(
    workspace: Workspace,
    state: PageState,
    stages: tuple[str, ...],
    outcome: Outcome[PageDone],
    parts: Parts,
    held: Held | None,
) -> Iterator[Draft]:
    page_id = state.page.page_id
    if outcome.value is None:
        trouble = outcome.trouble or Trouble()
        yield failed("clean", page_id, clean_key(state.page, parts), trouble)
        return
    done = outcome.value
    if "clean" in stages:
        yield _clean_draft(state, done.cleaned, parts)
    # Keys are of values as they will be read back: a whole number of px comes back as a fraction.
    recipe = state.hand_recipe or revive(Recipe, plain(done.recipe))
    key = read_key(state.page, recipe, parts, declassified=state.declassified)
    if done.secret:
        marks = {"secrecy": done.secret.word, "starts": done.secret.starts}
        yield kept("read", page_id, key, marks)
    if done.text is not None:
        yield _read_draft(workspace, page_id, key, done.text, held)
    if isinstance(done.encoded, Trouble):
        yield failed("encode", page_id, encode_key(state.page, recipe, parts), done.encoded)
    elif done.encoded is not None:
        blob = workspace.vault.put(done.encoded.to_bytes())
        yield kept("encode", page_id, encode_key(state.page, recipe, parts), blob=blob)


def _clean_draft(state: PageState, cleaned: Cleaned | Trouble, parts: Parts) -> Draft:
    key = clean_key(state.page, parts)
    if isinstance(cleaned, Trouble):
        return failed("clean", state.page.page_id, key, cleaned)
    return kept("clean", state.page.page_id, key, cleaned)


def _read_draft(workspace: Workspace, page_id: str, key: str, text: PageText | Trouble, held: Held | None) -> Draft:
    if isinstance(text, Trouble):
        return failed("read", page_id, key, text)
    if held:
        return kept("read", page_id, key, {"withheld": held.because, "starts": starts_document(text)})
    blob = workspace.vault.put(canonical(plain(text)))
    summary = {
        "starts": starts_document(text), "number": printed_number(text), "confidence": text.confidence,
        "words": len(text.words),
    }  # fmt: skip
    return kept("read", page_id, key, summary, blob)
