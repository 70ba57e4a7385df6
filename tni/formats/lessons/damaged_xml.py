"""XML of other programs' lessons, which they sometimes damage: with characters that XML has not, or cut off."""

from __future__ import annotations

import re

from tni.core.format_errors import MalformedFileError
from tni.formats.xml_tree import Element, parse_xml

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]+")
_REFERENCES = re.compile(rb"&#(?:x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")


def read_damaged_xml(data: bytes) -> tuple[Element, bool]:
    """Return the root of XML, and whether all of it could be read. Raises: FileFormatError."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _REFERENCES.sub(b"", _CONTROLS.sub(b"", data))
    try:
        return parse_xml(data), True
    except MalformedFileError:
        return parse_xml(data, recover=True), False
