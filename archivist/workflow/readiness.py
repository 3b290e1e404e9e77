"""Readiness: the reasons why a dossier is not delivered yet; computed, never stored."""

from dataclasses import dataclass

from archivist.clock import VIETNAM, now
from archivist.model.dossier import Arrangement
from archivist.model.doubt import Doubt, Severity
from archivist.model.plain import revive
from archivist.packaging.fields import field_doubts, has_fields
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import bound_dossier, descriptions, own_descriptions
from archivist.workflow.counts import count_doubts
from archivist.workflow.dossier_description import told_period
from archivist.workflow.doubts import document_doubts, dossier_doubts, name_of, page_doubts, refused_doubts
from archivist.workflow.duplicates import duplicate_doubts
from archivist.workflow.formats import formats_for
from archivist.workflow.given import STAGE as GIVEN
from archivist.workflow.given import conflicts, given_dossier, given_rows, without_paper
from archivist.workflow.page_quality import quality_doubts
from archivist.workflow.pages import number_of, page_states
from archivist.workflow.parts import Parts
from archivist.workflow.reading_doubts import reading_doubts
from archivist.workflow.refusals import refusal_doubts
from archivist.workflow.sampled import sent_back_doubts
from archivist.workflow.sealing import seal_doubts
from archivist.workflow.secret_doubts import UNSETTLED, secret_doubts
from archivist.workflow.standing import NOT_APPROVED, NOT_CHECKED, standing_doubts
from archivist.workflow.units_today import unit_doubts

_BY_NOBODY = UNSETTLED | {NOT_CHECKED, NOT_APPROVED}  # a reason does not make them go
_ORDER = (Severity.GRAVE, Severity.MINOR, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Readiness:
    """The open doubts of a dossier, gravest first; it is ready when none of them is grave."""

    doubts: tuple[Doubt, ...]

    @property
    def grave(self) -> tuple[Doubt, ...]:
        return tuple(d for d in self.doubts if d.severity is Severity.GRAVE)

    @property
    def ready(self) -> bool:
        return not self.grave


def readiness(workspace: Workspace, dossier_id: str, parts: Parts) -> Readiness:
    """All doubts that nobody has settled."""
    kept = workspace.result("arrange", dossier_id)
    arrangement = revive(Arrangement, kept.value) if kept and not kept.trouble else None
    states = page_states(workspace, dossier_id)
    doubts = [*secret_doubts(states, workspace.deliveries(dossier_id)), *refused_doubts(workspace.refused(dossier_id))]
    doubts += page_doubts(states)
    doubts += duplicate_doubts(states)
    doubts += quality_doubts(states, parts.settings.quality)
    doubts += count_doubts(workspace, dossier_id, states)
    if arrangement:
        ids = [d.document_id for d in arrangement.documents]
        bound = workspace.results("bind", ids)
        doubts.extend(d for i in ids for d in document_doubts(i, bound.get(i)))
        numbers = {s.page.page_id: number_of(s) for s in states}
        today = now().astimezone(VIETNAM).date()
        described = descriptions(workspace, arrangement)
        given = given_dossier(workspace.result(GIVEN, dossier_id))
        period = told_period(list(described.values()), workspace.by_hand(dossier_id), given)
        doubts.extend(reading_doubts(arrangement, numbers, described, today, period))
        doubts.extend(unit_doubts(described, parts.settings))
        doubts.extend(conflicts(own_descriptions(workspace, arrangement), given_rows(workspace, ids)))
        doubts.extend(without_paper(dossier_id, given))
        doubts.extend(seal_doubts(workspace, {i: k for i, k in bound.items() if k.blob}, parts))
    whole = bound_dossier(workspace, dossier_id, parts)
    formats = formats_for(workspace, dossier_id, parts)
    if whole:
        doubts.extend({name_of(d): d for f in formats if has_fields(f.name) for d in field_doubts(whole, f.name)}.values())
    packed = [k for f in formats if (k := workspace.result(f"pack:{f.name}", dossier_id))]
    doubts.extend(dossier_doubts(arrangement, packed))
    current = {str(v["digest"]) for k in packed if not k.trouble for v in (k.value, *k.value.get("before", ()))}
    doubts.extend(refusal_doubts(workspace.transfers(dossier_id), current, arrangement, dossier_id))
    doubts.extend(standing_doubts(workspace, dossier_id, parts.settings))
    doubts.extend(sent_back_doubts(workspace, dossier_id))
    settled = workspace.settled(dossier_id)
    open_ones = [d for d in doubts if name_of(d) not in settled or d.code in _BY_NOBODY]
    return Readiness(tuple(sorted(open_ones, key=lambda d: _ORDER.index(d.severity))))
