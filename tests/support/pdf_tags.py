"""Reader of a PDF's tags for tests, which shares nothing with the writer: the tree as nested values, and the rules that
every tagged page keeps."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

PAINTING = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"))


@dataclass
class Tag:
    """Element: its name, description, text in the place of its letters, title, and elements in it. contents: page and
    number of what is marked as it; forms: the same in form XObjects; links: annotations."""

    name: str
    alt: str = ""
    text: str = ""
    title: str = ""
    kids: list[Tag] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)
    forms: list[int] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    attributes: Any = None

    def all(self, name: str = "") -> Iterator[Tag]:
        if name in ("", self.name):
            yield self
        for kid in self.kids:
            yield from kid.all(name)

    @property
    def names(self) -> list[Any]:
        """Names of what is in it, nested."""
        return [(kid.name, kid.names) if kid.kids else kid.name for kid in self.kids]


def opened(source: bytes | Path) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source)


def tag_tree(pdf: pikepdf.Pdf) -> Tag:
    """Return the document's element."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    (document,) = pdf.Root.StructTreeRoot.K
    return _read(document, numbers, pdf.Root.StructTreeRoot)


def _read(element: Any, pages: dict[tuple[int, int], int], parent: Any) -> Tag:
    assert element.P.objgen == parent.objgen, "an element names another one as that which it is in"
    said = (str(element.get(key, "")) for key in ("/Alt", "/ActualText", "/T"))
    found = Tag(str(element.S).lstrip("/"), *said, attributes=element.get("/A"))
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            found.contents.append((pages[element.Pg.objgen], kid))
        elif kid.get("/Type") == "/OBJR":
            found.links.append(kid.Obj)
        elif kid.get("/Type") == "/MCR":
            found.forms.append(int(kid.MCID))
        else:
            found.kids.append(_read(kid, pages, element))
    return found


def assert_rules_are_kept(pdf: pikepdf.Pdf) -> None:
    """Fail unless everything painted is marked, and each mark and link is of the one element that has it."""
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang)
    tree = tag_tree(pdf)
    listed = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, listed[::2]), listed[1::2], strict=True))
    of_elements = [content for tag in tree.all() for content in tag.contents]
    of_pages = [(number, mark) for number, page in enumerate(pdf.pages) for mark in _marks(page)]
    assert sorted(of_elements) == sorted(of_pages)
    links = [link.objgen for tag in tree.all() for link in tag.links]
    for number, page in enumerate(pdf.pages):
        elements = list(parents[int(page.StructParents)])
        for mark, element in enumerate(elements):
            assert any(kid == mark for kid in element.K if isinstance(kid, int)), (number, mark)
        for note in page.get("/Annots", []):
            assert links.count(note.objgen) == 1
            assert any(
                not isinstance(kid, int) and kid.get("/Obj") is not None and kid.Obj.objgen == note.objgen
                for kid in parents[int(note.StructParent)].K
            )
    for picture in (*tree.all("Figure"), *tree.all("Formula")):
        assert picture.alt


def _marks(page: pikepdf.Page) -> Iterator[int]:
    """Yield the marks of a page. Fails for what is painted outside of any, but for a form that has its own."""
    depth, in_text = 0, False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            assert depth == 0
            assert not in_text
            depth += 1
            if name == "BDC" and str(operands[0]) != "/Artifact":
                yield int(operands[1].MCID)
        elif name == "EMC":
            assert not in_text
            depth -= 1
        elif name in ("BT", "ET"):
            in_text = name == "BT"
        elif name in PAINTING and depth != 1:
            form = page.resources.XObject[operands[0]] if name == "Do" else {}
            assert "/StructParents" in form, f"{name} paints outside of all tags"
    assert depth == 0


def read_aloud(path: Path) -> list[str]:
    """Return the texts of a file in the order of its tags, as poppler reads them; of an element that has a text in the
    place of its letters, that one."""
    out = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout
    found = re.findall(r'^ *"(.*)"$', out.decode("utf-8", "replace"), re.MULTILINE)
    return [text for text in found if text]


def has_poppler() -> bool:
    return shutil.which("pdfinfo") is not None
