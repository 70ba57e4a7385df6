"""Streaming reader of class list XML: loads no DTD, rejects declared entities, enforces limits.

expat alone supports the encodings that schools use (UTF-8, UTF-16, ISO 8859-1 and -15, Windows-1252), and never opens a
file or a connection by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from tni.formats.roster import (
    MAX_FIELD,
    MAX_UNPACKED_BYTES,
    EmptyRosterError,
    MalformedRosterError,
    RosterTooLargeError,
    UnsafeRosterError,
)

MAX_DEPTH = 32
MAX_CHILDREN = 4000
MAX_TAGS = 4_000_000
"""Most tags. A feed of two thousand pupils with parents and teachers has less than one million."""


@dataclass(slots=True)
class XmlNode:
    """Element with its content. Names are without prefix."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[XmlNode] = field(default_factory=list)
    text: str = ""

    def child_text(self, *names: str) -> str:
        """Return the text of the first child with one of these names that has text."""
        return next((c.text.strip() for name in names for c in self.children if c.name == name and c.text.strip()), "")


def read_nodes(
    data: bytes, wanted: frozenset[str], on_root: Callable[[str], None], took: Callable[[XmlNode], None]
) -> None:
    """Call `took` for every element whose name is wanted, in order. on_root: called with the root element's name, and
    may refuse it.

    Raises: RosterFileError, and what the two callbacks raise.
    """
    if len(data) > MAX_UNPACKED_BYTES:
        raise RosterTooLargeError("bytes", len(data), MAX_UNPACKED_BYTES)
    if (tags := data.count(b"<")) > MAX_TAGS:
        raise RosterTooLargeError("tags", tags, MAX_TAGS)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reader = _Reader(wanted, on_root, took)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.characters
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if not reader.began:
            raise EmptyRosterError("no element") from None
        raise MalformedRosterError(error.lineno) from None
    except (ValueError, LookupError):  # a multi-byte encoding, or one that Python does not have
        raise MalformedRosterError(1) from None


def _refuse(*_: Any) -> None:
    raise UnsafeRosterError("an entity is declared")


@dataclass(slots=True)
class _Reader:
    wanted: frozenset[str]
    on_root: Callable[[str], None]
    took: Callable[[XmlNode], None]
    began: bool = False
    _depth: int = 0
    _open: list[XmlNode] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self.began:
            self.began = True
            self.on_root(name)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise RosterTooLargeError("levels", self._depth, MAX_DEPTH)
        if self._open:
            node = XmlNode(name, attributes)
            siblings = self._open[-1].children
            if len(siblings) >= MAX_CHILDREN:
                raise RosterTooLargeError("elements in one", len(siblings) + 1, MAX_CHILDREN)
            siblings.append(node)
            self._open.append(node)
        elif name in self.wanted:
            self._open.append(XmlNode(name, attributes))

    def end(self, _name: str) -> None:
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.took(node)

    def characters(self, text: str) -> None:
        if self._open:
            node = self._open[-1]
            node.text += text
            if len(node.text) > MAX_FIELD:
                raise RosterTooLargeError("letters in one element", len(node.text), MAX_FIELD)
