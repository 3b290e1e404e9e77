"""All that the writers of one package share: the dossier, the receiver's shape, the rules, identity and moment."""

from dataclasses import dataclass

from archivist import clock
from archivist.model.dossier import BoundDossier
from archivist.packaging.identity import Identity, identity_of
from archivist.packaging.profile import Profile, Shape
from archivist.packaging.rules import Frame, Rules, load_rules

REPRESENTATION = "rep1"


@dataclass(frozen=True, slots=True)
class Plan:
    """`created` is the latest moment that the dossier knows of, as packages write times."""

    format: str
    dossier: BoundDossier
    shape: Shape
    rules: Rules
    identity: Identity
    created: str

    @property
    def object_id(self) -> str:
        return self.fill(self.shape.object_id)

    @property
    def folder(self) -> str:
        """The name of the package's folder: its OBJID with ":" as "_" (Phụ lục I)."""
        return self.object_id.replace(":", "_")

    def frame(self, level: str) -> Frame:
        return self.rules.frame(self.format, level)

    def fill(self, template: str, **more: str) -> str:
        """A template of the profile with the names of this package in its places."""
        name, _, version = self.dossier.software.rpartition(" ")
        return template.format(
            uuid=self.identity.text,
            representation_id=self.identity.of(REPRESENTATION),
            file_code=self.dossier.file_code,
            fonds=self.dossier.fonds,
            agency_name=self.dossier.agency_name,
            agency_code=self.dossier.agency_code,
            archive_code=self.dossier.archive_code,
            software_name=name or version,
            software_version=version,
            **more,
        )


def plan_of(dossier: BoundDossier, package_format: str, profile: Profile) -> Plan:
    """The plan of a package; a dossier without documents has no moment and cannot be packed (ValueError)."""
    rules = load_rules(dossier.rules)
    identity = identity_of(dossier, package_format, f"{profile.digest} {rules.digest}")
    return Plan(package_format, dossier, profile.shapes[package_format], rules, identity, latest(dossier))


def latest(dossier: BoundDossier) -> str:
    """The latest binding or deed, as packages write times."""
    moments = [d.bound_at for d in dossier.documents] + [d.at for d in dossier.deeds if dossier.documents]
    return written_time(max(moments))


def written_time(stamp: str) -> str:
    """A moment of the catalogue (UTC) as packages write it (+07:00)."""
    return clock.vietnam(clock.parse(stamp))
