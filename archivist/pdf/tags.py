"""Tags: in which order the words of each page are read, and what is only its picture (ISO 32000-1, 14.7 and 14.8)."""

from dataclasses import dataclass, field
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name

ASIDE = b"/Artifact BMC"  # a picture whose words are set, or a stamp: no part of what is read
END = b"EMC"
PARAGRAPH, FIGURE, SECTION = "P", "Figure", "Div"


def tagged(kind: str, number: int, content: bytes) -> bytes:
    """Content as the part of that number (from 0) of its page."""
    return b"\n".join((f"/{kind} <</MCID {number}>> BDC".encode(), content, END))


@dataclass(frozen=True, slots=True)
class _Page:
    """How many parts of which kind a page has; `says` stands for a picture of which no words are known."""

    parts: int
    kind: str
    says: str


@dataclass(slots=True)
class Tags:
    """Gathers the parts of pages in their order; `write` makes the tree of them."""

    pages: list[_Page] = field(default_factory=list)

    def add(self, parts: int, kind: str = PARAGRAPH, says: str = "") -> None:
        """The next page has so many parts; 0 where it brings tags of its own or none."""
        self.pages.append(_Page(parts, kind, says))

    def write(self, pdf: pikepdf.Pdf, language: str) -> None:
        """The tree: the document, a section for each page, in it the parts in reading order."""
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = pdf.make_indirect(Dictionary(S=Name.Document, P=root, Lang=pikepdf.String(language)))
        parents: list[tuple[int, Array]] = []
        sections = []
        for number, (page, told) in enumerate(zip(pdf.pages, self.pages, strict=True)):
            if told.parts:
                section, parts = _section(pdf, page.obj, told, whole)
                page.obj.StructParents, page.obj.Tabs = number, Name.S
                parents.append((number, Array(parts)))
                sections.append(section)
        whole.K = Array(sections)
        root.K = whole
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(list(chain.from_iterable(parents)))))
        root.ParentTreeNextKey = len(self.pages)
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)


def _section(
    pdf: pikepdf.Pdf, page: pikepdf.Object, told: _Page, whole: pikepdf.Object
) -> tuple[pikepdf.Object, list[pikepdf.Object]]:
    section = pdf.make_indirect(Dictionary(S=Name.Sect, P=whole))
    parts: list[pikepdf.Object] = [
        pdf.make_indirect(Dictionary(S=Name(f"/{told.kind}"), P=section, Pg=page, K=number)) for number in range(told.parts)
    ]
    if told.says:
        parts[0].Alt = pikepdf.String(told.says)
    section.K = Array(parts)
    return section, parts
