"""Which sheets are not pages but say where a document or dossier begins."""

from collections import Counter

from archivist.imaging.patches import Patch
from archivist.model.cover import DOCUMENT_BEGINS, read_box, read_payload
from archivist.model.measures import Code, Separator, Starts

_PATCH_SEPARATORS = {"T": Starts.DOCUMENT, "2": Starts.DOCUMENT, "3": Starts.DOSSIER}
_PATCH_T_TEXT = {"PATCHT", "PATCH-T", "PATCH T"}
_SEPARATING = ("qr", "datamatrix", "code128", "code39", "pdf417")
_BIG_SQUARE_MM = 500.0
_NEARLY_EMPTY = 0.02


def find_separator(codes: tuple[Code, ...], patches: tuple[Patch, ...], dpi: float, rest_ink: float) -> Separator | None:
    """The separator that a sheet is, if it is one.

    `codes` in px of a master of `dpi`; `rest_ink` is the share of ink beside codes and patches. Archivist's own payload
    counts wherever it stands; patch codes and big foreign codes only on a sheet that is otherwise nearly empty.
    """
    own = [s for s in map(own_separator, codes) if s is not None]
    if own:
        return own[0]
    if rest_ink > _NEARLY_EMPTY:
        return None
    return _from_patches(patches, codes) or _from_foreign(codes, dpi)


def own_separator(code: Code) -> Separator | None:
    """The separator that a code of Archivist's own makes of its sheet (model/cover.py says what they hold)."""
    if code.value == DOCUMENT_BEGINS or code.value.startswith(f"{DOCUMENT_BEGINS}:"):
        return Separator(code.symbology, code.value, Starts.DOCUMENT)
    if read_box(code.value):
        return Separator(code.symbology, code.value, Starts.BOX)
    return Separator(code.symbology, code.value, Starts.DOSSIER) if read_payload(code.value) else None


def _from_patches(patches: tuple[Patch, ...], codes: tuple[Code, ...]) -> Separator | None:
    names = Counter(p.name for p in patches if p.name in _PATCH_SEPARATORS)
    names["T"] += sum(c.value.upper() in _PATCH_T_TEXT for c in codes)
    name, votes = names.most_common(1)[0]
    return Separator("patch_t", name, _PATCH_SEPARATORS[name]) if votes else None


def _from_foreign(codes: tuple[Code, ...], dpi: float) -> Separator | None:
    big = [c for c in codes if c.symbology in _SEPARATING and c.box.in_mm(dpi).area >= _BIG_SQUARE_MM]
    return Separator(big[0].symbology, big[0].value, Starts.DOCUMENT) if big else None
