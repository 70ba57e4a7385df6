"""Parser of SVG as programs write it: packed, with a second document behind the first, with names that stand twice or
are not declared. What cannot be repaired is read up to the fault."""

from __future__ import annotations

import html.entities
import re
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tni.api.formats import FormatError, FormatFault
from tni.core.errors import TniError
from tni.core.format_errors import EntityDeclarationError, FileTooDeepError, FileTooLargeError, MalformedFileError
from tni.formats.xml_tree import Element, check_attributes, name_of, parse_xml

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
UNPACKED_MAX = 100_000_000
SECOND_NAME = "name"
"""Attribute that holds `xml:id` of a repaired tree, whose values need not be unique there."""

_XML_ID = re.compile(r"\sxml:id(?=\s*=)")
_PROLOG = re.compile(r"<\?xml[^>]{0,300}\?>")
_DECLARED = re.compile(r"\sxmlns:([A-Za-z_][\w.-]{0,60})\s*=")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,60}):(?=[A-Za-z_])")
_ROOT = re.compile(r"<[A-Za-z_][\w.:-]{0,60}")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z]{2,12};)?")
_SUBSET = re.compile(r"<!DOCTYPE\s[^\[<>]{0,500}\[([^\]]{0,20000})\]\s*>")
_SHORT_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]{1,60})\s+[\"']([^\"'<>&%]{0,300})[\"']\s*>")
_NAMED = re.compile(r"&([\w.-]{1,60});")
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


@dataclass(frozen=True, slots=True)
class SvgTree:
    """Tree of a file. has_more: a second document stood behind the first and is not read. is_partial: it is read up to
    a fault, or without the parts about one."""

    root: Element
    has_more: bool = False
    is_partial: bool = False


def read_svg_tree(data: bytes) -> SvgTree:
    """Read a file, packed by gzip or not. Raises: FormatError."""
    try:
        data = unpacked(data)
        try:
            return SvgTree(parse_xml(data))
        except EntityDeclarationError:
            return _repaired(_without_entities(data))
        except MalformedFileError:
            return _repaired(data)
    except (FileTooLargeError, FileTooDeepError):
        raise FormatError(FormatFault.TOO_LARGE) from None
    except TniError as error:
        raise error if isinstance(error, FormatError) else FormatError(FormatFault.DAMAGED, str(error)) from None


def unpacked(data: bytes) -> bytes:
    """Return the bytes of a gzip file, other bytes as they are. Raises: FileTooLargeError, MalformedFileError."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(data, UNPACKED_MAX)
    except zlib.error:
        raise MalformedFileError from None
    if unpacker.unconsumed_tail:
        raise FileTooLargeError("unpacked bytes", UNPACKED_MAX)
    return found


def local_attributes(element: Element) -> dict[str, str]:
    """Return the attributes by their names without namespaces; one without a namespace goes before others."""
    found: dict[str, str] = {}
    for name, value in element.attrib.items():
        space, _, local = name.rpartition("}")
        if not space or local not in found:
            found[local] = value
    return found


def href_of(element: Element) -> str:
    """Return the address that an element refers to, "" for none."""
    return local_attributes(element).get("href", "").strip()


def _repaired(data: bytes) -> SvgTree:
    """Parse what XML refuses, with the faults that are known from files of schools mended."""
    text = _decoded(data)
    starts = [found.start() for found in _PROLOG.finditer(text)]
    has_more = len(starts) > 1 and bool(text[: starts[1]].strip())
    if has_more:
        text = text[: starts[1]]
    text = _PROLOG.sub("", text).strip().translate(_CONTROLS)
    text = _with_prefixes(_ENTITY.sub(_as_character, _XML_ID.sub(f" {SECOND_NAME}", text)))
    try:
        return SvgTree(parse_xml(text.encode()), has_more)
    except MalformedFileError:
        pass
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(**options, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or not name_of(root) or not len(root):
        raise MalformedFileError
    check_attributes(root, data)
    return SvgTree(root, has_more, is_partial=True)


def _without_entities(data: bytes) -> bytes:
    """Write out the entities of a file, with which Illustrator shortens addresses. Raises: EntityDeclarationError for
    such as hold others or markup."""
    text = _decoded(data)
    subset = _SUBSET.search(text)
    if subset is None:
        raise EntityDeclarationError
    entities = dict(_SHORT_ENTITY.findall(subset[1]))
    if len(entities) > 100 or len(entities) != subset[1].count("<!"):
        raise EntityDeclarationError
    uses = sum(text.count(f"&{name};") * len(value) for name, value in entities.items())
    if uses > UNPACKED_MAX:
        raise FileTooLargeError("unpacked bytes", UNPACKED_MAX)
    text = text[: subset.start()] + text[subset.end() :]
    return _NAMED.sub(lambda found: entities.get(found[1], found[0]), text).encode()


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-16", "replace")


def _with_prefixes(text: str) -> str:
    """Declare the prefixes that are used without a declaration at the root."""
    root = _ROOT.search(text)
    missing = set(_PREFIX.findall(text)) - set(_DECLARED.findall(text)) - {"xml", "xmlns"}
    if root is None or not missing:
        return text
    declared = "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in sorted(missing)[:1000])
    return text[: root.end()] + declared + text[root.end() :]


def _as_character(found: re.Match[str]) -> str:
    """Return the letter of an entity of HTML; another "&" as itself."""
    name = found[1] or ""
    letter = html.entities.html5.get(name, "") if name else ""
    return html.escape(letter) if letter else f"&amp;{name}"
