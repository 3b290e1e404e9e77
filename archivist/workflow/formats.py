"""Which package formats are for a dossier: those of dossiers or, for loose documents, their twins (TT 05/2025, Điều 17)."""

from collections.abc import Sequence

from archivist.model.codes import FileCode
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.fields import has_fields
from archivist.storage.workspace import Workspace
from archivist.workflow.parts import Parts

FORMED, LOOSE = "_hoso", "_tailieu"


def with_twins(names: Sequence[str]) -> tuple[str, ...]:
    """Who chose a format for dossiers chose its twin too: whether a dossier was formed is not a question of taste."""
    twins = [name.removesuffix(FORMED) + LOOSE for name in names if name.endswith(FORMED)]
    return tuple(dict.fromkeys((*names, *twins)))


def is_loose(file_code: str) -> bool:
    """Whether it is the code of a package of loose documents."""
    return bool(file_code) and FileCode.parse(file_code).is_loose


def formats_for(workspace: Workspace, dossier_id: str, parts: Parts) -> tuple[PackageFormat, ...]:
    """Those of the formats in force that fit; a bag fits anything."""
    wanted = LOOSE if is_loose(workspace.dossier(dossier_id).file_code) else FORMED
    return tuple(f for f in parts.formats if not has_fields(f.name) or f.name.endswith(wanted))
