"""HTML reduced to what a Moodle keeps of it: simple elements and links. Images within the text, scripts and all
attributes but the address of a link are left out."""

from __future__ import annotations

import html
from html.parser import HTMLParser

KEPT = frozenset(
    ("p", "br", "ul", "ol", "li", "strong", "b", "em", "i", "u", "sub", "sup", "h3", "h4", "h5", "table", "caption",
     "thead", "tbody", "tr", "th", "td", "blockquote", "pre", "code", "a")
)  # fmt: skip
VOID = frozenset({"br"})
SILENT = frozenset({"script", "style", "head", "title", "svg", "math", "template"})
"""Elements that go with their contents."""
SCHEMES = ("https:", "http:", "mailto:")


def kept_html(text: str) -> str:
    """Return the HTML that is sent: well formed, with kept elements alone."""
    reducer = _Reducer()
    reducer.feed(text)
    return reducer.result()


class _Reducer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent = 0

    def result(self) -> str:
        self.close()
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        if self._silent or tag not in KEPT:
            return
        if tag in VOID:
            self._out.append(f"<{tag} />")
            return
        self._out.append(f"<{tag}{_link(dict(attrs)) if tag == 'a' else ''}>")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif not self._silent and tag in self._open:
            while (last := self._open.pop()) != tag:
                self._out.append(f"</{last}>")
            self._out.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in VOID and not self._silent:
            self._out.append(f"<{tag} />")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(html.escape(data, quote=False))


def _link(attributes: dict[str, str | None]) -> str:
    address = (attributes.get("href") or "").strip()
    return f' href="{html.escape(address)}"' if address.lower().startswith(SCHEMES) else ""
