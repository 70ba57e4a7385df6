"""HTML as it is sent to a server that keeps simple elements alone."""

from __future__ import annotations

import html
from collections.abc import Collection
from html.parser import HTMLParser

__all__ = ["KEPT_ELEMENTS", "HtmlReducer"]

KEPT_ELEMENTS = frozenset(
    ("p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "u", "sub", "sup", "h3", "h4", "h5", "table", "caption",
     "thead", "tbody", "tr", "th", "td", "blockquote", "pre", "code", "a")
)  # fmt: skip
SCHEMES = ("https:", "http:", "mailto:")
_VOID = frozenset({"br"})
_SILENT = frozenset({"script", "style", "head", "title", "svg", "math", "template"})
"""Elements that go with their contents."""


class HtmlReducer(HTMLParser):
    """Reducer of HTML to well-formed simple elements, for one text. All attributes but the address of a link are left
    out. kept: elements that stay; of others, their contents do. schemes: beginnings of addresses that stay."""

    def __init__(self, kept: Collection[str] = KEPT_ELEMENTS, schemes: tuple[str, ...] = SCHEMES) -> None:
        super().__init__(convert_charrefs=True)
        self._kept, self._schemes = kept, schemes
        self._out: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._silent = 0

    def reduced(self, text: str) -> str:
        """Return a text reduced."""
        self.feed(text)
        self.close()
        self._flush()
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        return "".join(self._out)

    def written_text(self, text: str) -> str:
        """Return the text between two kept elements as HTML."""
        return html.escape(text, quote=False)

    def written_address(self, address: str) -> str:
        """Return the address of a link as it is sent."""
        return address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if self._silent or tag not in self._kept:
            return
        self._flush()
        if tag in _VOID:
            self._out.append(f"<{tag} />")
            return
        self._out.append(f"<{tag}{self._link(dict(attrs)) if tag == 'a' else ''}>")
        self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif not self._silent and tag in self._open:
            self._flush()
            while (last := self._open.pop()) != tag:
                self._out.append(f"</{last}>")
            self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def _flush(self) -> None:
        """Write the text between two kept elements at once: a filter sees no end of an element that is left out."""
        self._out.append(self.written_text("".join(self._text)))
        self._text.clear()

    def _link(self, attributes: dict[str, str | None]) -> str:
        address = "".join((attributes.get("href") or "").split())
        if not address.lower().startswith(self._schemes):
            return ""
        return f' href="{html.escape(self.written_address(address))}"'
