"""XHTML that an ENT of Edifice stores as it is: simple elements, links, and text with word joiners."""

from __future__ import annotations

import html
from html.parser import HTMLParser

from .filter_safe import filter_safe, safe_address

KEPT = frozenset(
    ("p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "u", "sub", "sup", "h3", "h4", "h5", "table", "thead",
     "tbody", "tr", "th", "td", "blockquote", "pre", "code", "a")
)  # fmt: skip
VOID = frozenset({"br"})
SILENT = frozenset({"script", "style", "head", "title", "svg", "math", "template"})
"""Elements that go with their contents."""
SCHEMES = ("https:", "http:", "mailto:", "/workspace/")


def safe_xhtml(text: str) -> str:
    """Return HTML as it is sent: well formed, kept elements alone, and no attribute but the address of a link."""
    writer = _XhtmlWriter()
    writer.feed(text)
    return writer.result()


def safe_text(text: str) -> str:
    """Return plain text as XHTML."""
    return html.escape(filter_safe(text, is_escaped=True), quote=False)


class _XhtmlWriter(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._silent = 0

    def result(self) -> str:
        self.close()
        self._flush()
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        if self._silent or tag not in KEPT:
            return
        self._flush()
        if tag in VOID:
            self._out.append(f"<{tag} />")
            return
        self._out.append(f"<{tag}{_link(dict(attrs)) if tag == 'a' else ''}>")
        self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
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
        """Write the text between two kept elements at once: the filter sees no end of an element that is left out."""
        self._out.append(safe_text("".join(self._text)))
        self._text.clear()


def _link(attributes: dict[str, str | None]) -> str:
    address = "".join((attributes.get("href") or "").split())
    return f' href="{html.escape(safe_address(address))}"' if address.lower().startswith(SCHEMES) else ""
