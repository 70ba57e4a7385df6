"""Tags of pages of PDFs that lie under the pages of a tagged overlay: their own where they have some, else one element
for the whole page."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from tni.formats.pdf_source_tags import SourceTag


class UnderlayTags:
    """Writer of such tags into the structure of an overlay, which has one element for each of its pages."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        root = pdf.Root.get(Name.StructTreeRoot)
        self.is_tagged = isinstance(root, Dictionary)
        if isinstance(root, Dictionary):
            self._root = root
            self._sections = list(root.K[0].K)
            numbers = list(root.ParentTree.Nums)
            self._contents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    def mark_whole(self, index: int, form: Object, number: int) -> tuple[bytes, bytes]:
        """Give a page's background an element of its own: a text if it has letters, else a picture. number: of the page
        in its file. Returns the operators before and after it."""
        page = self._pdf.pages[index]
        parents = self._contents[int(page.obj.StructParents)]
        role = "P" if has_fonts(form) else "Figure"
        element = self._element(self._sections[index], role, page.obj, at=0)
        if role == "Figure":
            element.Alt = String(f"PDF, page {number}")
        element.K.append(len(parents))
        parents.append(element)
        return f"/{role} <</MCID {len(parents) - 1}>> BDC\n".encode(), b"EMC\n"

    def keep(self, index: int, form: Object, tags: list[SourceTag]) -> None:
        """Give a page the tags of its background. form: what is painted of it, by this page alone."""
        page = self._pdf.pages[index].obj
        parents: dict[int, Object] = {}
        for place, tag in enumerate(tags):
            self._write(self._sections[index], tag, page, form, parents, at=place)
        form.StructParents = int(self._root.ParentTreeNextKey)
        listed = Array([parents.get(number) for number in range(max(parents, default=-1) + 1)])
        self._root.ParentTree.Nums.extend([form.StructParents, listed])
        self._root.ParentTreeNextKey = int(form.StructParents) + 1

    def add_link(self, index: int, note: Object) -> None:
        """Give the annotation of a link an element."""
        page = self._pdf.pages[index].obj
        element = self._element(self._sections[index], "Link", page)
        element.K.append(Dictionary(Type=Name.OBJR, Obj=note, Pg=page))
        note.StructParent = int(self._root.ParentTreeNextKey)
        self._root.ParentTree.Nums.extend([note.StructParent, element])
        self._root.ParentTreeNextKey = int(note.StructParent) + 1

    def _write(
        self, parent: Object, tag: SourceTag, page: Object, form: Object, parents: dict[int, Object],
        at: int | None = None,
    ) -> None:  # fmt: skip
        element = self._element(parent, tag.role, page, at)
        for key, value in ((Name.Alt, tag.alt), (Name.ActualText, tag.text), (Name.Lang, tag.language)):
            if value:
                element[key] = String(value)
        rows, columns = tag.spans
        if tag.scope in ("Row", "Column", "Both") or (rows, columns) != (1, 1):
            element.A = Dictionary(O=Name.Table, RowSpan=rows, ColSpan=columns)
            if tag.scope in ("Row", "Column", "Both"):
                element.A.Scope = Name(f"/{tag.scope}")
        for kid in tag.kids:
            if isinstance(kid, SourceTag):
                self._write(element, kid, page, form, parents)
            else:
                element.K.append(Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=kid))
                parents[kid] = element

    def _element(self, parent: Object, role: str, page: Object, at: int | None = None) -> Object:
        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, Pg=page, K=Array())
        )
        parent.K.insert(len(parent.K) if at is None else at, element)
        return element


def has_fonts(form: Object, depth: int = 3) -> bool:
    """Return whether a form XObject, or one in it, has fonts to write with."""
    resources = form.get(Name.Resources)
    if not isinstance(resources, Dictionary):
        return False
    fonts, inner = resources.get(Name.Font), resources.get(Name.XObject)
    if isinstance(fonts, Dictionary) and len(fonts.keys()):
        return True
    inside = inner.values() if isinstance(inner, Dictionary) and depth else ()
    return any(isinstance(one, Stream) and has_fonts(one, depth - 1) for one in inside)


def drop_foreign_keys(pdf: Pdf, own: set[tuple[int, int]]) -> None:
    """Remove the numbers by which objects of a source name elements of its own structure. own: objects that name
    elements of this file."""
    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream) and item.objgen not in own:
            for key in ("/StructParent", "/StructParents"):
                if key in item:
                    del item[key]
