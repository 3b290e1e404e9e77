"""The contractors' tree: facsimiles in folders by agency, year, retention, fonds and dossier, and a workbook about them."""

from pathlib import Path

from archivist.model.codes import FileCode
from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.packaging.archive import seal
from archivist.packaging.check_tree import check_tree
from archivist.packaging.fields import Values, document_values, dossier_values
from archivist.packaging.identity import identity_of
from archivist.packaging.part import Part
from archivist.packaging.plan import latest
from archivist.packaging.rules import load_rules
from archivist.packaging.tree_profile import NAME, TreeProfile, tree_profile
from archivist.packaging.workbook import Sheet, plain_workbook

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOSSIERS, _DOCUMENTS = "hồ sơ", "văn bản"


class ContractorTree:
    """For archives whose import program knows no package: what digitising companies hand over."""

    name = NAME

    def build(self, dossier: BoundDossier, into: Path) -> Package:
        """See the promise; raises Damaged or NotFound where a facsimile is not the one that was bound."""
        profile = tree_profile()
        object_id = identity_of(dossier, self.name, profile.id).of("tree")
        path = into / f"{object_id}.zip"
        root = profile.root.format(agency_code=dossier.agency_code)
        digest, length = seal(path, root, _parts(dossier, profile))
        return Package(path, self.name, object_id, digest, length)

    def check(self, package: Path) -> list[Doubt]:
        """What is wrong with a tree, ours or another's, worst first."""
        return check_tree(package)


def _parts(dossier: BoundDossier, profile: TreeProfile) -> list[Part]:
    moment = latest(dossier)
    values = _dossier(dossier)
    folder = _folder(dossier, values, profile)
    files = [
        Part(
            f"{folder}/{profile.facsimile.format(doc_code=d.doc_code)}",
            d.length,
            d.digest,
            "application/pdf",
            moment,
            d.facsimile,
        )
        for d in dossier.documents
    ]
    documents = [_document(dossier, n) | {"path": part.path} for n, part in enumerate(files)]
    sheets = [_sheet(_DOSSIERS, [values], profile), _sheet(_DOCUMENTS, documents, profile)]
    workbook = Part.of_bytes(profile.workbook, plain_workbook(sheets), _XLSX, moment)
    lines = "".join(f"{part.digest}  {part.path}\n" for part in sorted([*files, workbook], key=lambda p: p.path))
    return [*files, workbook, Part.of_bytes(profile.manifest, lines.encode(), "text/plain", moment)]


def _folder(dossier: BoundDossier, values: Values, profile: TreeProfile) -> str:
    retention = profile.retention.get(values["maintenance"], values["maintenance"] or "K")
    year = FileCode.parse(dossier.file_code).year
    return profile.folder.format(
        agency_code=dossier.agency_code, year=year, retention=retention, fonds=dossier.fonds, file_code=dossier.file_code
    )


def _dossier(dossier: BoundDossier) -> Values:
    rules = load_rules(dossier.rules)
    return dossier_values(dossier, rules.frame("SIP_hoso", "dossier"), rules)


def _document(dossier: BoundDossier, number: int) -> Values:
    rules, document = load_rules(dossier.rules), dossier.documents[number]
    values = document_values(document, dossier, rules.frame("AIP_hoso", "document"), rules)
    return document_values(document, dossier, rules.frame("SIP_hoso", "document"), rules) | values | {
        "fileCode": dossier.file_code
    }  # fmt: skip


def _sheet(name: str, rows: list[Values], profile: TreeProfile) -> Sheet:
    columns = profile.sheets[name]
    return Sheet(name, (tuple(columns), *(tuple(row.get(field, "") for field in columns.values()) for row in rows)))
