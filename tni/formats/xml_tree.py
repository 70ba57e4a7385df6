"""Parser of untrusted XML: rejects declared entities, loads nothing external, limits size and depth."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from tni.core.format_errors import (
    EmptyFileError,
    EntityDeclarationError,
    FileTooDeepError,
    FileTooLargeError,
    MalformedFileError,
)

type Element = Any
"""Element of lxml, which has no type annotations."""

MOST_SIGNS = 4_000_000
"""Most tags and attributes of a tree; most tags of a file whose elements are emptied. Each takes a hundred times its
few bytes; ten thousand questions have one million, and so has the feed of two thousand pupils with all adults."""
MOST_ATTRIBUTES = 2000
"""Of an element. Declarations of namespaces are not among them."""
_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DECLARATION = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ID_TWICE = etree.ErrorTypes.DTD_ID_REDEFINED
"""No reason to refuse all of a file: programs that copy pages make such files. A parser that does not collect ids would
load the definition that a file names."""
_DEEP = ("Excessive depth", "depth in document")
_LARGE = ("Buffer size limit", "huge text", "xmlSAX2Characters", "internal buffer")
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def parse_xml(data: bytes, *, recover: bool = False) -> Element:
    """Parse XML. recover: leave out what is malformed, and close what is open at the end. Raises: MalformedFileError,
    EntityDeclarationError, FileTooDeepError, FileTooLargeError."""
    _check_before_parsing(data, b"<", b"=")
    with _typed_errors():
        parser = etree.XMLParser(**_SAFE, recover=recover)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            if any(entry.type != _ID_TWICE for entry in parser.error_log):
                raise
            root = etree.fromstring(data, etree.XMLParser(**_SAFE, recover=True))
    if root is None:
        raise MalformedFileError(1)
    _check_entities(root)
    check_attributes(root, data)
    return root


def check_attributes(root: Element, data: bytes) -> None:
    """Refuse a tree with an element of so many attributes that lxml, which looks for each of them by its name, would
    need hours for them. data: of which it was parsed. Raises: FileTooLargeError."""
    if data.count(b"=") > MOST_ATTRIBUTES and root.xpath(f"boolean(//*[@*[{MOST_ATTRIBUTES + 1}]])"):
        raise FileTooLargeError("attributes", MOST_ATTRIBUTES)


def iterate_elements(data: bytes, *names: str) -> Iterator[Element]:
    """Iterate over the elements with one of these names in any namespace, without the whole file in memory: each is
    emptied when the next one is asked for. Raises: as parse_xml."""
    _check_before_parsing(data, b"<")
    parsed = etree.iterparse(io.BytesIO(data), tag=[f"{{*}}{name}" for name in names], **_SAFE)
    with _typed_errors(lambda: parsed.error_log):
        for _, element in parsed:
            _check_entities(element)
            yield element
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del element.getparent()[0]


def root_name(data: bytes) -> str:
    """Return the name of the root element without parsing the rest. Raises: EmptyFileError if no element begins,
    MalformedFileError, EntityDeclarationError."""
    _check_prolog(data)
    try:
        return next(name_of(root) for _, root in etree.iterparse(io.BytesIO(data), ("start",), **_SAFE))
    except (StopIteration, etree.XMLSyntaxError):
        raise EmptyFileError("no element") from None


@contextmanager
def _typed_errors(log: Callable[[], Any] = tuple) -> Iterator[None]:
    """Convert lxml's errors. log: has the line of an undefined entity where the error has none."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        message = str(error)
        if any(part in message for part in _DEEP):
            raise FileTooDeepError from None
        if any(part in message for part in _LARGE):
            raise FileTooLargeError("bytes", 10_000_000) from None
        raise MalformedFileError(error.lineno or next((entry.line for entry in log()), None)) from None
    except (ValueError, LookupError):  # an unknown encoding
        raise MalformedFileError(1) from None


def _check_entities(element: Element) -> None:
    document = element.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise EntityDeclarationError


def _check_before_parsing(data: bytes, *signs: bytes) -> None:
    _check_prolog(data)
    if sum(map(data.count, signs)) > MOST_SIGNS:
        raise FileTooLargeError("tags", MOST_SIGNS)


def _check_prolog(data: bytes) -> None:
    """Reject entity declarations before the root element, in any encoding. Raises: EntityDeclarationError,
    MalformedFileError."""
    head = data[:1_000_000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:4].count(0):
        text = head.decode("utf-16-be" if head[:1] in (b"\0", b"\xfe") else "utf-16-le", "replace").lstrip("\ufeff")
    else:
        found = _DECLARATION.match(head.removeprefix(b"\xef\xbb\xbf"))
        try:
            text = head.decode(found[1].decode() if found else "utf-8", "replace").lstrip("\ufeff")
        except LookupError:
            raise MalformedFileError(1) from None
    found_at = _BEFORE_ROOT.match(text)
    rest = text[found_at.end() if found_at else 0 :]
    if rest[:9].upper() == "<!DOCTYPE":
        end = rest.find(">")
        inside = rest.find("[")
        if 0 <= inside < end:
            raise EntityDeclarationError


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
