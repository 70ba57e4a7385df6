"""Parser of untrusted XML: rejects declared entities, loads nothing external, limits size and depth."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from tni.formats.banks.errors import BankTooDeepError, BankTooLargeError, EntityBankError, MalformedBankError

type Element = Any
"""Element of lxml, which has no type annotations."""

_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DECLARATION = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DEEP = ("Excessive depth", "depth in document")
MOST_SIGNS = 4_000_000
"""Most tags and attributes. Each takes a hundred times its few bytes; ten thousand questions have one million."""
_LARGE = ("Buffer size limit", "huge text", "xmlSAX2Characters", "internal buffer")


def parse_xml(data: bytes) -> Element:
    """Parse XML. Raises: MalformedBankError, EntityBankError, BankTooDeepError, BankTooLargeError."""
    _check_prolog(data)
    if data.count(b"<") + data.count(b"=") > MOST_SIGNS:
        raise BankTooLargeError("tags", MOST_SIGNS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        words = str(error)
        if any(part in words for part in _DEEP):
            raise BankTooDeepError from None
        if any(part in words for part in _LARGE):
            raise BankTooLargeError("bytes", 10_000_000) from None
        raise MalformedBankError(error.lineno or None) from None
    except (ValueError, LookupError):  # an unknown encoding
        raise MalformedBankError from None
    if root is None:
        raise MalformedBankError
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise EntityBankError
    return root


def _check_prolog(data: bytes) -> None:
    """Reject entity declarations before the root element, in any encoding. Raises: EntityBankError,
    MalformedBankError."""
    head = data[:1_000_000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:4].count(0):
        text = head.decode("utf-16-be" if head[:1] in (b"\0", b"\xfe") else "utf-16-le", "replace").lstrip("\ufeff")
    else:
        found = _DECLARATION.match(head.removeprefix(b"\xef\xbb\xbf"))
        try:
            text = head.decode(found[1].decode() if found else "utf-8", "replace").lstrip("\ufeff")
        except LookupError:
            raise MalformedBankError from None
    found_at = _BEFORE_ROOT.match(text)
    rest = text[found_at.end() if found_at else 0 :]
    if rest[:9].upper() == "<!DOCTYPE":
        end = rest.find(">")
        inside = rest.find("[")
        if 0 <= inside < end:
            raise EntityBankError


def name_of(element: Element) -> str:
    """Return the name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """Return the child elements with this name in any namespace."""
    return [child for child in element if name_of(child) == name]


def child(element: Element, name: str) -> Element | None:
    """Return the first child element with this name in any namespace."""
    return next((one for one in element if name_of(one) == name), None)


def element_text(element: Element | None) -> str:
    """Return all text within an element."""
    return "" if element is None else "".join(element.itertext())
