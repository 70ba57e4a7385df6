"""Text of HTML and of other files with tags, as it is shown: tags within a word are taken out, others part words."""

from __future__ import annotations

import re

_TAGS = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_NAME = re.compile(r"/?([A-Za-z][\w:.-]*)")
_INLINE_LIST = """
    a abbr acronym b basefont bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s
    samp small span strike strong sub sup time tt u var wbr tspan
    """
_INLINE = frozenset(_INLINE_LIST.split())


def text_between_tags(text: str) -> str:
    """Return what stands between the tags of a text; "" if it has none. Takes time by its length alone."""
    if _TAGS.search(text) is None:
        return ""
    first, *rest = text.split("<")
    pieces = [first]
    for part in rest:
        tag, end, after = part.partition(">")
        if not end:
            pieces.append(f"<{part}")
            continue
        name = _NAME.match(tag)
        pieces.append(after if name and name[1].rpartition(":")[2].lower() in _INLINE else f"\n{after}")
    return "".join(pieces)
