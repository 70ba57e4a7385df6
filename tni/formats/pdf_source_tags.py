"""Reader of the tags of a PDF, page by page, so that they may be kept where a page lies under ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

ROLES = frozenset((
    "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "P", "H", "H1", "H2",
    "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span",
    "Quote", "Note", "Reference", "BibEntry", "Code", "Figure", "Formula",
))  # fmt: skip
"""Standard elements (PDF 32000-1, 14.8.4) that are kept by their names."""
MOST_ELEMENTS, MOST_DEPTH, MOST_CONTENTS, MOST_LETTERS = 200_000, 60, 50_000, 4_000
"""Limits of a file's tags; one beyond them has none. MOST_CONTENTS: highest number of a page's marked contents."""

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
    """Tags of a file by page. Raises: one of `pdf_flattening.MALFORMED`, at the first page."""

    def __init__(self, source: Pdf) -> None:
        self._source = source
        self._pages: dict[PageId, list[SourceTag | int]] | None = None
        self._left = MOST_ELEMENTS

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
        found = self._kids(root, None, 0, set())
        return {} if self._left < 0 else found

    def _kids(
        self, holder: Object, page: PageId | None, depth: int, above: set[PageId]
    ) -> dict[PageId, list[SourceTag | int]]:
        """Return what is in an element, page by page. page: of its contents. above: elements that it is in."""
        out: dict[PageId, list[SourceTag | int]] = {}
        kids = holder.get(Name.K)
        for kid in kids if isinstance(kids, Array) else [kids]:
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
                if kid.objgen in above:
                    continue
                inside = above | {kid.objgen} if kid.is_indirect else above
                for key, found in self._kids(kid, _page_of(kid, page), depth + 1, inside).items():
                    out.setdefault(key, []).append(self._tag(kid, found))
        return out

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
