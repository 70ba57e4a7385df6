"""Reader of the tags of a PDF, page by page, so that they may be kept where a page lies under ink."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

ROLES = frozenset((
    "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P", "H", "H1", "H2",
    "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span",
    "Quote", "Note", "Reference", "BibEntry", "Code", "Figure", "Formula",
))  # fmt: skip
"""Standard elements (PDF 32000-1, 14.8.4) that are kept by their names."""
MOST_ELEMENTS, MOST_DEPTH, MOST_CONTENTS, MOST_LETTERS = 200_000, 60, 50_000, 4_000
"""Limits of a file's tags; one beyond them has none. MOST_CONTENTS: highest number of a page's marked contents."""

_REFERENCE = re.compile(rb"(\d+) (\d+) R")
_REFERENCES = re.compile(rb"\[\s*(?:\d+ \d+ R\s*)+\]")

type PageId = tuple[int, int]


@dataclass(slots=True)
class SourceTag:
    """Element of a file's tags, as far as it is on one page. kids: elements, and numbers of marked contents. scope,
    spans: of a cell."""

    role: str
    alt: str = ""
    text: str = ""
    language: str = ""
    scope: str = ""
    spans: tuple[int, int] = (1, 1)
    kids: list[SourceTag | int] = field(default_factory=list)

    def contents(self) -> Iterator[int]:
        for kid in self.kids:
            if isinstance(kid, SourceTag):
                yield from kid.contents()
            else:
                yield kid


class SourceTags:
    """Tags of some pages of a file. pages: dictionaries of these pages. Raises: one of `pdf_flattening.MALFORMED`, at
    the first page that is asked for."""

    def __init__(self, source: Pdf, pages: Iterable[Object]) -> None:
        self._source, self._wanted = source, list(pages)
        self._pages: dict[PageId, list[SourceTag | int]] | None = None
        self._left = MOST_ELEMENTS
        self._open: set[PageId] = set()
        """Elements that have something on the wanted pages: a book has a hundred thousand others."""

    def of_page(self, page: Object) -> list[SourceTag]:
        """Return the tags of a page, none for one without. page: its dictionary."""
        if self._pages is None:
            self._pages = self._read()
        found = [kid for kid in self._pages.get(page.objgen, []) if isinstance(kid, SourceTag)]
        numbers = [number for tag in found for number in tag.contents()]
        # a content in two elements would be read twice, and is against the rules
        return found if len(set(numbers)) == len(numbers) else []

    def _read(self) -> dict[PageId, list[SourceTag | int]]:
        root = self._source.Root.get(Name.StructTreeRoot)
        if not isinstance(root, Dictionary):
            return {}
        roles = root.get(Name.RoleMap)
        self._roles = roles if isinstance(roles, Dictionary) else Dictionary()
        parents = _number_tree(root.get(Name.ParentTree))
        for page in self._wanted:
            key = page.get(Name.StructParents)
            listed = parents.get(key) if isinstance(key, int) else None
            elements: Iterable[Any] = listed if isinstance(listed, Array) else ()
            for element in elements:
                self._open_up(element)
        found = self._kids(root, None, 0, set())
        return {} if self._left < 0 else found

    def _open_up(self, element: Object | None) -> None:
        """Note an element and those that it is in."""
        for _ in range(MOST_DEPTH):
            if not isinstance(element, Dictionary) or element.objgen in self._open:
                return
            if element.is_indirect:
                self._open.add(element.objgen)
            element = element.get(Name.P)

    def _kids(
        self, holder: Object, page: PageId | None, depth: int, above: set[PageId]
    ) -> dict[PageId, list[SourceTag | int]]:
        """Return what is in an element, page by page. page: of its contents. above: elements that it is in."""
        out: dict[PageId, list[SourceTag | int]] = {}
        for kid in self._open_kids(holder.get(Name.K)):
            self._left -= 1
            if self._left < 0:
                return {}
            if isinstance(kid, int):
                _add(out, page, kid)
            elif isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.MCR:
                number = kid.get(Name.MCID)
                if isinstance(number, int) and Name.Stm not in kid:
                    _add(out, _page_of(kid, page), number)
            elif isinstance(kid, Dictionary) and kid.get(Name.Type) != Name.OBJR and depth < MOST_DEPTH:
                if kid.objgen in above or (kid.is_indirect and kid.objgen not in self._open):
                    continue
                inside = above | {kid.objgen} if kid.is_indirect else above
                for key, found in self._kids(kid, _page_of(kid, page), depth + 1, inside).items():
                    out.setdefault(key, []).append(self._tag(kid, found))
        return out

    def _open_kids(self, kids: Object | None) -> Iterable[Any]:
        """Return what is in an element, without its elements that have nothing on the wanted pages: to look at each of
        a book's would read all of the file."""
        if not isinstance(kids, Array):
            return [kids]
        if _REFERENCES.fullmatch(raw := kids.unparse()) is None:
            return kids
        numbers = ((int(found[1]), int(found[2])) for found in _REFERENCE.finditer(raw))
        return [self._source.get_object(one) for one in numbers if one in self._open]

    def _tag(self, element: Object, kids: list[SourceTag | int]) -> SourceTag:
        role = self._role(element)
        found = SourceTag(
            role, _text(element, Name.Alt), _text(element, Name.ActualText), _text(element, Name.Lang), kids=kids
        )
        attributes = element.get(Name.A)
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(one, Dictionary) and one.get(Name.O) == Name.Table:
                found.scope = str(one.get(Name.Scope, "")).lstrip("/")
                found.spans = _span(one, Name.RowSpan), _span(one, Name.ColSpan)
        return found

    def _role(self, element: Object) -> str:
        name = element.get(Name.S)
        for _ in range(8):
            role = str(name).lstrip("/")
            if role in ROLES:
                return role
            name = self._roles.get(name) if isinstance(name, Name) else None
        return "Div" if isinstance(element.get(Name.K), Array) else "Span"


def _number_tree(root: Object | None) -> dict[int, Object]:
    """Return the values of a number tree (PDF 32000-1, 7.9.7) by their keys."""
    found: dict[int, Object] = {}
    left, seen = [root], set[PageId]()
    while left and len(seen) < MOST_ELEMENTS:
        node = left.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        numbers, kids = node.get(Name.Nums), node.get(Name.Kids)
        if isinstance(numbers, Array):
            entries = list(numbers)
            pairs = zip(entries[::2], entries[1::2], strict=False)
            found |= {int(key): value for key, value in pairs if isinstance(key, int)}
        left += list(kids) if isinstance(kids, Array) and len(left) < MOST_ELEMENTS else []
    return found


def _add(out: dict[PageId, list[SourceTag | int]], page: PageId | None, number: int) -> None:
    if page is not None and 0 <= number < MOST_CONTENTS:
        out.setdefault(page, []).append(number)


def _page_of(holder: Object, otherwise: PageId | None) -> PageId | None:
    page = holder.get(Name.Pg)
    return page.objgen if isinstance(page, Dictionary) and not isinstance(page, Stream) else otherwise


def _text(element: Object, key: Name) -> str:
    value = element.get(key)
    return str(value)[:MOST_LETTERS] if isinstance(value, String) else ""


def _span(attributes: Object, key: Name) -> int:
    value = attributes.get(key)
    return value if isinstance(value, int) and 1 <= value <= 1_000 else 1
