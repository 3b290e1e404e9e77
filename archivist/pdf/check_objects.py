"""Looks through all objects of a PDF for what no archive file may hold: actions, scripts, files, fonts left outside."""

from collections.abc import Iterator

import pikepdf

from archivist.model.doubt import Doubt
from archivist.pdf import findings

# ISO 19005-2, 6.5.1: the actions that are not allowed.
_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide", "/SetOCGState", "/Rendition",
    "/Trans", "/GoTo3DView", "/RichMediaExecute",
}  # fmt: skip
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_FONTS = {"/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2"}


def check_objects(pdf: pikepdf.Pdf, name: str, *, files_allowed: bool = False) -> Iterator[Doubt]:
    """One doubt for each kind of action, one for files inside, one for each font that is outside or mute.

    `files_allowed`: the file is PDF/A-3, which may hold files that say what they are to it (ISO 19005-3, 6.8).
    """
    acting, outside, mute, files = set(), set(), set(), False
    for one in dictionaries(pdf):
        acting |= _acts(one)
        files = files or _holds_file(one, allowed=files_allowed)
        if is_outside(one):
            outside.add(str(one.get("/BaseFont", "?")).lstrip("/"))
        if _is_mute(one):
            mute.add(str(one.get("/BaseFont", "?")).lstrip("/"))
    yield from (findings.ACTIVE.about(name, kind=kind.lstrip("/")) for kind in sorted(acting))
    yield from (findings.FONT_OUTSIDE.about(name, font=font) for font in sorted(outside))
    yield from (findings.FONT_MUTE.about(name, font=font) for font in sorted(mute))
    if files:
        yield findings.FILE_INSIDE.about(name)


def names_in(value: pikepdf.Object | None) -> set[str]:
    """The names in a value: itself, or those of a list, and of the lists in it, as colour spaces have them."""
    if isinstance(value, pikepdf.Name):
        return {str(value)}
    if isinstance(value, pikepdf.Array):
        return {name for one in list(value)[:8] if not isinstance(one, pikepdf.Stream) for name in names_in(one)}
    return set()


def paints_with_inks(pdf: pikepdf.Pdf) -> bool:
    """Whether a picture or colour space is in the inks of whatever device there is (DeviceCMYK)."""
    return any("/DeviceCMYK" in names_in(value) for one in dictionaries(pdf) for _key, value in one.items())


def _holds_file(one: pikepdf.Object, *, allowed: bool) -> bool:
    if not allowed:
        return "/EF" in one or "/EmbeddedFiles" in one
    return "/EF" in one and not ("/AFRelationship" in one and "/F" in one and "/UF" in one)


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary (of streams too), each once, however deep."""
    waiting: list[pikepdf.Object] = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            inner = [value for _key, value in one.items()]
        elif isinstance(one, pikepdf.Array):
            inner = list(one)
        else:
            continue
        waiting += [i for i in inner if isinstance(i, pikepdf.Dictionary | pikepdf.Array) and not i.is_indirect]


def _acts(one: pikepdf.Object) -> set[str]:
    kinds = {str(one.get("/S"))} & _ACTIONS if "/S" in one else set()
    if "/JavaScript" in one or "/JS" in one:
        kinds.add("/JavaScript")
    if "/AA" in one:
        kinds.add("/AA")
    return kinds


def is_outside(one: pikepdf.Object) -> bool:
    """Whether it is a font whose outlines are not in the file."""
    if one.get("/Type") != pikepdf.Name.Font or str(one.get("/Subtype")) not in _FONTS:
        return False
    descriptor = one.get("/FontDescriptor", pikepdf.Dictionary())
    return not any(isinstance(descriptor.get(key), pikepdf.Stream) for key in _PROGRAMS)


def _is_mute(one: pikepdf.Object) -> bool:
    """Whether it is a composite font whose codes are only glyph numbers and that does not give characters for them."""
    return (
        one.get("/Subtype") == pikepdf.Name.Type0
        and str(one.get("/Encoding")) in {"/Identity-H", "/Identity-V"}
        and "/ToUnicode" not in one
    )
