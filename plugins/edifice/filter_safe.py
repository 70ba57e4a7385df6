"""Text that an ENT of Edifice stores as it is.

Its filter against scripts looks at each request as a whole, without white space and with entities and escapes decoded,
and deletes what resembles a script: `expression (2x+3)`, `Eval (chapitre 3)`, `son volume = 12`, `JavaScript : `,
`[[ $x$ ]]`. A word joiner (U+2060), which nobody sees, before the last character of such a place takes the resemblance
away. More places get one than today's filter deletes: its list of event names grows with its releases.
"""

from __future__ import annotations

import re

JOINER = "\u2060"

_DANGERS = re.compile(
    r"(?:eval|expression|atob)(\()|(?:javascript|vbscript)(:)|(?<=\[)(\[)|<(/?script)|base64(,)|on\w*(=)", re.IGNORECASE
)
"""Places in a text without white space and backslashes. The group begins where the joiner goes."""
_DECODED = re.compile(r"(?<=&)(?=[#\w])|(?<=\\)(?=u[0-9A-Fa-f]{4})")
"""Within an entity, and within an escape, that a text spells out."""
_IN_ADDRESS = {"(": "%28", ":": "%3A", "[": "%5B", ",": "%2C"}


def filter_safe(text: str, is_escaped: bool = False) -> str:
    """Return a text with joiners, which is equal to it but for them. is_escaped: `&` is sent as `&amp;`, so that it
    begins no entity."""
    text = sendable(text)
    found = {at.start() for at in _DECODED.finditer(text) if not (is_escaped and text[at.start() - 1] == "&")}
    found.update(_dangers(text))
    pieces, last = [], 0
    for at in sorted(found):
        pieces += [text[last:at], JOINER]
        last = at
    return "".join(pieces) + text[last:]


def safe_address(address: str) -> str:
    """Return an address that the filter leaves alone, as the same address in other letters (RFC 3986, 2.4)."""
    address = address.replace("\\", "%5C")  # which none may hold, and by which the filter begins to decode escapes
    begin = address.find("//") + 2 if "//" in address else 0
    for at in sorted(_dangers(address[begin:]), reverse=True):
        place = begin + at
        if address[place] == "=":
            place = address.lower().rindex("on", 0, place) + 1
        replaced = _IN_ADDRESS.get(address[place]) or f"%{ord(address[place]):02X}"
        address = address[:place] + replaced + address[place + 1 :]
    return safe_address(address) if _dangers(address[begin:]) else address


def without_joiners(text: str) -> str:
    return text.replace(JOINER, "")


def sendable(text: str) -> str:
    """Return a text without what JSON escapes, since the filter decodes all escapes as the first one: control
    characters and halves of surrogate pairs. Tabs become spaces."""
    return "".join(" " if c == "\t" else c for c in text if c in "\t\n" or not (c < " " or "\ud800" <= c <= "\udfff"))


def _dangers(text: str) -> list[int]:
    """Return where joiners go, as places in the text."""
    kept = [at for at in range(len(text)) if not text[at].isspace()]
    shown: list[int] = []
    skipped = -1
    for at in kept:
        if at == skipped:
            continue
        if text[at] == "\\":  # the filter passes over escapes: over a backslash, and over f, n, r and t after one
            skipped = at + 1 if text[at + 1 : at + 2] in ("f", "n", "r", "t") else -1
            continue
        shown.append(at)
    found = _DANGERS.finditer("".join(text[at] for at in shown))
    return [shown[match.start(match.lastindex or 0)] for match in found]
