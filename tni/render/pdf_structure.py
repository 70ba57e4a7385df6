"""Structure of a PDF for readers who cannot see it: its tags, as a tree in reading order (PDF 32000-1, 14.7, 14.8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tni.core.units import PT_PER_MM
from tni.document.drawlist import DrawImage, DrawInk, DrawText
from tni.render.print_page import DrawnPart, PartKind, PictureKind, PrintPage, PrintTag, TagRole

HEADING_RATIO = 1.2
"""A text that is larger than the page's smallest by this factor is a heading, on a page without tags."""
_OF_TABLE = (TagRole.ROW, TagRole.CELL, TagRole.HEAD_CELL)
"""Elements that are kept although nothing is in them: all rows of a table are as long."""


@dataclass(frozen=True, slots=True)
class TagTexts:
    """Texts of a tagged file, in the language of the interface. language: of the file, as "fr-FR". page: name of a page
    without a title, with a place for its number. kinds: names of pictures without a description. described: whether
    descriptions of pictures and titles of pages, which nobody sees, are in it."""

    language: str
    page: str
    kinds: Mapping[PictureKind, str]
    described: bool = True


@dataclass(slots=True)
class _Node:
    """Element of the structure. contents: numbers of its marked contents. box: in mm."""

    tag: PrintTag
    kids: list[int] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)


class PageStructure:
    """Tags of a page as nodes, and which parts of the page each has."""

    def __init__(self, page: PrintPage) -> None:
        self.running = page.running
        self._nodes: list[_Node] = []
        self._owners: dict[DrawnPart, int] = {}
        self.roots = [self._add(tag) for tag in (plain_tags(page) if page.tags is None else page.tags)]

    def _add(self, tag: PrintTag) -> int:
        number = len(self._nodes)
        node = _Node(tag, links=[] if tag.link is None else [tag.link])
        self._nodes.append(node)
        for kid in tag.kids:
            if isinstance(kid, DrawnPart):
                self._owners[kid] = number
            else:
                node.kids.append(self._add(kid))
        return number

    def owner(self, part: DrawnPart) -> int | None:
        """Return the node of a part; None for decoration. A formula gets a node of its own within its paragraph."""
        found = self._owners.get(part)
        if found is None and part.kind is PartKind.FORMULA:
            inside = self.owner(DrawnPart(part.place, PartKind.PARAGRAPH, part.number))
            if inside is None or self._nodes[inside].tag.role is TagRole.PICTURE:
                return inside
            return self._add_inside(inside, PrintTag(TagRole.FORMULA, (), part.latex))
        if found is None and part.kind is not PartKind.WHOLE:
            found = self._owners.get(DrawnPart(part.place))
        return found

    def add_link(self, part: DrawnPart, links: Sequence[int]) -> None:
        """Add a link within a paragraph. links: numbers of the page's links, one for each line that it is on. One in
        decoration, such as a header, is read by its name after the page."""
        inside, tag = self.owner(part), PrintTag(TagRole.LINK, ())
        if inside is None:
            self.roots.append(number := self._add(tag))
        else:
            number = self._add_inside(inside, tag)
        self._nodes[number].links += links

    def _add_inside(self, number: int, tag: PrintTag) -> int:
        kid = self._add(tag)
        self._nodes[number].kids.append(kid)
        return kid

    def add_content(self, node: int, number: int) -> None:
        self._nodes[node].contents.append(number)

    def name(self, node: int) -> str:
        return self._nodes[node].tag.role.value

    def node(self, number: int) -> _Node:
        return self._nodes[number]

    def is_used(self, number: int) -> bool:
        """Return whether anything of a node is on the page. A link is, even where nothing is seen of it."""
        node = self._nodes[number]
        return bool(node.contents) or bool(node.links) or any(map(self.is_used, node.kids))


def plain_tags(page: PrintPage) -> tuple[PrintTag, ...]:
    """Return the tags of a page of which nothing is known but what is drawn: its texts and pictures in order."""
    sizes = [item.item.size_mm for item in page.items if isinstance(item, DrawText)]
    is_heading = sizes and max(sizes) >= HEADING_RATIO * min(sizes)
    found = []
    for place, item in enumerate(page.items):
        parts = (DrawnPart(place),)
        match item:
            case DrawText():
                role = TagRole.HEADING if is_heading and item.item.size_mm == max(sizes) else TagRole.PARAGRAPH
                said = item.item.text if item.item.wrapped and not item.unrevealed else ""
                found.append(PrintTag(role, parts, text=said))
            case DrawImage() if not item.live:
                found.append(PrintTag(TagRole.PICTURE, parts, item.alt))
            case DrawInk():
                found.append(PrintTag(TagRole.PICTURE, parts, box=item.bounds, kind=PictureKind.INK))
            case _:
                pass
    return tuple(found)


class StructureWriter:
    """Writes the structure of all pages into a file. texts: of the tags."""

    def __init__(self, pdf: Pdf, texts: TagTexts) -> None:
        self._pdf, self._texts = pdf, texts
        self._parents: list[tuple[int, Object]] = []
        self._next = 0

    def write(self, pages: Sequence[PrintPage], structures: Sequence[PageStructure], title: str) -> None:
        """Write the structure. The annotations of each page are those of its links, in their order."""
        pdf = self._pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = self._element(root, "Document")
        for place, (page, structure) in enumerate(zip(pages, structures, strict=True)):
            self._add_page(whole, pdf.pages[place], page, structure)
        root.K = Array([whole])
        numbers = Array([part for key, value in self._parents for part in (key, value)])
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = self._next
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(self._texts.language)
        if title:
            pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)

    def _add_page(self, whole: Object, found: pikepdf.Page, page: PrintPage, structure: PageStructure) -> None:
        section = self._element(whole, "Sect", found)
        title = page.title.strip() if self._texts.described else ""
        if title := title or (self._texts.page.format(page.number) if page.number else ""):
            section.T = String(title)
        contents: dict[int, Object] = {}
        for root in structure.roots:
            self._add(section, found, page, structure, root, contents)
        found.obj.StructParents = self._next
        found.obj.Tabs = Name.S
        self._enter(Array([contents[number] for number in range(len(contents))]))

    def _add(
        self, parent: Object, found: pikepdf.Page, page: PrintPage, structure: PageStructure, number: int,
        contents: dict[int, Object],
    ) -> None:  # fmt: skip
        node = structure.node(number)
        if node.tag.role not in _OF_TABLE and not structure.is_used(number):
            return
        element = self._element(parent, node.tag.role.value, found)
        for content in node.contents:
            contents[content] = element
            element.K.append(content)
        for kid in node.kids:
            self._add(element, found, page, structure, kid, contents)
        for link in node.links:
            note = found.obj.Annots[link]
            note.StructParent = self._next
            element.K.append(Dictionary(Type=Name.OBJR, Obj=note, Pg=found.obj))
            self._enter(element)
        self._describe(element, node.tag, found, page)

    def _describe(self, element: Object, tag: PrintTag, found: pikepdf.Page, page: PrintPage) -> None:
        if tag.role is TagRole.PICTURE:
            description = tag.alt.strip() if self._texts.described else ""
            element.Alt = String(description or self._texts.kinds[tag.kind])
            if tag.box is not None and not tag.box.empty:
                left, top = float(found.mediabox[0]), float(found.mediabox[3])
                x0, x1 = (left + _within(x, page.width_mm) * PT_PER_MM for x in (tag.box.x, tag.box.right))
                y0, y1 = (top - _within(y, page.height_mm) * PT_PER_MM for y in (tag.box.bottom, tag.box.y))
                numbers = Array([Decimal(f"{edge:.2f}") for edge in (x0, y0, x1, y1)])
                element.A = Dictionary(O=Name.Layout, BBox=numbers, Placement=Name.Block)
        elif tag.role is TagRole.FORMULA:
            from tni.document.formula_speech import spoken_formula  # with the first formula

            element.Alt = String(spoken_formula(tag.alt, self._texts.language))
        elif tag.role is TagRole.HEAD_CELL:
            element.A = Dictionary(O=Name.Table, Scope=Name.Column)
        if tag.text:
            element.ActualText = String(tag.text)

    def _element(self, parent: Object, name: str, page: pikepdf.Page | None = None) -> Object:
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{name}"), P=parent, K=Array()))
        if page is not None:
            element.Pg = page.obj
        if name != "Document":
            parent.K.append(element)
        return element

    def _enter(self, value: Object) -> None:
        """Enter what has the next key of the parent tree."""
        self._parents.append((self._next, value))
        self._next += 1


def _within(edge: float, side: float) -> float:
    return min(max(edge, 0.0), side)
