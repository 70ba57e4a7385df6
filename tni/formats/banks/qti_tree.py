"""Access to QTI elements by the same names in all versions, and conversion of QTI text to HTML.

Version 3 writes `qti-simple-choice` and `response-identifier` where 2.x writes `simpleChoice` and `responseIdentifier`.
"""

from __future__ import annotations

import html
import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from tni.formats.xml_tree import Element, name_of

NOT_SHOWN = frozenset(
    ("feedbackBlock", "feedbackInline", "templateBlock", "templateInline", "stylesheet", "infoControl")
)
"""Elements that are shown only at some times. Each reader of them records a loss."""
_VOID = frozenset(("img", "br", "hr", "col", "wbr"))


def name(element: Element) -> str:
    """Return the element's 2.x name; HTML names are unchanged."""
    bare = name_of(element)
    return _camel(bare[4:]) if bare.startswith("qti-") else bare


def attribute(element: Element, wanted: str) -> str:
    """Return the attribute with this 2.x name; "" if there is none."""
    value = element.get(wanted)
    if value is None:
        dashed = "".join(f"-{c.lower()}" if c.isupper() else c for c in wanted)
        value = element.get(dashed)
    return (value or "").strip()


def _camel(dashed: str) -> str:
    first, *rest = dashed.split("-")
    return first + "".join(part.capitalize() for part in rest)


def children_named(element: Element, wanted: str) -> list[Element]:
    """Return the child elements with this name."""
    return [one for one in element if name(one) == wanted]


def descendants_named(element: Element, *wanted: str) -> Iterator[Element]:
    """Iterate over the descendants, at any depth, with one of these names."""
    return (one for one in element.iter() if name(one) in wanted)


class QtiHtml:
    """Converter of part of a question to HTML.

    folder: the question's folder in its package, to name pictures from the package's root.
    instead: returns the replacement of an element, None to convert it as it is.
    """

    def __init__(self, folder: str, instead: Callable[[Element], str | None]) -> None:
        self._folder, self._instead = folder, instead

    def inner(self, element: Element) -> str:
        """Convert an element's content."""
        pieces = [html.escape(element.text or "", quote=False)]
        for one in element:
            pieces.append(self.outer(one))
            pieces.append(html.escape(one.tail or "", quote=False))
        return "".join(pieces)

    def outer(self, element: Element) -> str:
        tag = name(element)
        if not tag:
            return ""
        if (other := self._instead(element)) is not None:
            return other
        if tag == "object" and attribute(element, "type").startswith("image/"):
            text = " ".join("".join(element.itertext()).split())
            return self._tag("img", {"src": attribute(element, "data"), "alt": text})
        if tag == "hottext" or name_of(element).startswith("qti-") or (tag != tag.lower() and tag.isascii()):
            return self.inner(element)  # a QTI container around shown content
        attributes = {str(key).rpartition("}")[2]: value for key, value in element.attrib.items()}
        opening = self._tag(tag, attributes)
        return opening if tag in _VOID else f"{opening}{self.inner(element)}</{tag}>"

    def _tag(self, tag: str, attributes: dict[str, str]) -> str:
        if "src" in attributes:
            attributes["src"] = self.path(attributes["src"])
        written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
        return f"<{tag}{written}>"

    def path(self, source: str) -> str:
        """Return a file's path from the package's root; a source outside the package is unchanged."""
        if ":" in source or source.startswith("/") or not source:
            return source
        return posixpath.normpath(posixpath.join(self._folder, unquote(source.partition("#")[0])))
