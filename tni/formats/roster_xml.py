"""Elements of class list XML, within limits on their size."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tni.core.format_errors import FileTooLargeError
from tni.formats.roster_collector import MAX_FIELD, MAX_UNPACKED_BYTES
from tni.formats.xml_tree import Element, children, iterate_elements

MAX_DEPTH = 32
"""Most levels below such an element."""
MAX_CHILDREN = 4000
_TOO_DEEP = etree.XPath("." + "/*" * MAX_DEPTH)


def elements_named(data: bytes, *names: str) -> Iterator[Element]:
    """Iterate over the elements with one of these names, in order; each is emptied when the next one is asked for.
    Raises: FileFormatError."""
    if len(data) > MAX_UNPACKED_BYTES:
        raise FileTooLargeError("bytes", MAX_UNPACKED_BYTES)
    for element in iterate_elements(data, *names):
        if _TOO_DEEP(element):
            raise FileTooLargeError("levels", MAX_DEPTH)
        for part in element.iter("*"):
            if len(part) > MAX_CHILDREN:
                raise FileTooLargeError("elements in one", MAX_CHILDREN)
            if len(part.text or "") > MAX_FIELD:
                raise FileTooLargeError("letters in one element", MAX_FIELD)
        yield element


def child_text(element: Element, *names: str) -> str:
    """Return the text of the first child with one of these names that has text."""
    texts = (stripped_text(one) for name in names for one in children(element, name))
    return next(filter(None, texts), "")


def stripped_text(element: Element) -> str:
    """Return the text of an element, without the entities of a DTD that is not loaded."""
    return "".join(element.itertext("*")).strip()
