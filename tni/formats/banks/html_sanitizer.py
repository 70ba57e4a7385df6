"""HTML sanitizer with an allow-list: tags and attributes that show something stay, those that run or load something go.

Clean text is unchanged to the letter, so that banks survive a round trip. The sanitizer neither closes nor moves tags,
since a text may be part of another.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tni.quiz.bank.html_tags import ALLOWED_TAGS, MATH_TAGS, tag_set

ATTRIBUTES = tag_set(
    """
    abbr align alt bgcolor border cellpadding cellspacing class color cols colspan columnalign columnlines dir
    display face fence form frame headers height hspace id lang linebreak linethickness lspace mathcolor
    mathsize mathvariant name nowrap open reversed role rowalign rowlines rows rowspan rspace rules scope
    separator separators size span src start stretchy style title type valign value vspace width xmlns
    """
) - {"form", "name", "id"}  # these three affect the page around the text

NOT_SEEN = tag_set("contenteditable decoding draggable loading spellcheck tabindex translate")
"""Attributes that change nothing in what is shown: their removal is no loss. So are those that begin with "data-"."""

REMOVED_WHOLE = tag_set(
    """
    script style iframe object embed applet template noscript noframes noembed svg audio video canvas select
    textarea title head xmp plaintext frameset
    """
)
"""Tags that are removed together with their content."""
MEDIA = tag_set("svg audio video canvas iframe object embed applet")
"""Those of them that show something."""

_OTHERS = tag_set(
    """
    html body form input button option optgroup label fieldset legend link meta base frame param source track
    map area picture dialog menu nav slot output progress meter datalist marquee blink bgsound keygen isindex
    nobr
    """
)
"""Other HTML tags, removed wherever they occur, whereas `<y` in "x<y" is no tag in plain text."""

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*(?:[:-][a-zA-Z0-9]+)*)(?=[\s/>]|$)")
_BARE = re.compile("<[^a-zA-Z/!?<]")
_CLEAN = re.compile(r'<[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z-]+="[^"<>]*")*\s*/?>')
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*")
_ACTIVE_STYLE = re.compile(r"url|expression|javascript|import|behaviou?r|binding|position|\\|/\*|@", re.IGNORECASE)
MOST_TAG = 8192
"""Most characters of a tag, embedded pictures not counted."""
MOST_TAKEN = 50
"""Most removed things that are named for one text."""


def sanitize_html(text: str, *, unknown_stays: bool = False, mark: str = "") -> tuple[str, tuple[str, ...]]:
    """Sanitize HTML. unknown_stays: keep tags that are not HTML as text, as in "x<y and z>t". mark: put in the place of
    removed media.

    Returns: the text, and the names of what was removed: "<script>", "onclick", "src http:".
    """
    if "<" not in text:
        return text, ()
    taken: list[str] = []
    out = "".join(_pieces(text, unknown_stays, mark, taken))
    return out, tuple(dict.fromkeys(taken))[:MOST_TAKEN]


def _pieces(text: str, unknown_stays: bool, mark: str, taken: list[str]) -> Iterator[str]:
    at = 0
    while (start := text.find("<", at)) >= 0:
        yield text[at:start]
        at = start
        if text.startswith(("<!", "<?"), at):
            at = _after_declaration(text, at)
            taken.append("<!-- -->" if text.startswith("<!--", start) else text[start : start + 2] + ">")
            continue
        found = _NAME.match(text, at)
        if found is None:
            yield "<" if _BARE.match(text, at) else "&lt;"  # if the next characters are removed, it could become a tag
            at += 1
            continue
        name, end = found[1].lower(), _tag_end(text, found.end())
        if end is None:
            yield "&lt;"
            at += 1
            continue
        tag, at = text[start:end], end
        if name in REMOVED_WHOLE:
            taken.append(f"<{name}>")
            if mark and name in MEDIA and not tag.startswith("</"):
                yield mark
            if not tag.startswith("</") and not tag.endswith("/>"):
                at = _after_end(text, end, name)
        elif name in ALLOWED_TAGS:
            yield f"</{found[1]}>" if tag.startswith("</") else _kept(tag, found[1], taken)
        elif unknown_stays and name not in _OTHERS and "=" not in tag and ":" not in name:
            yield tag
        elif name.partition(":")[2] in MATH_TAGS:  # with a namespace prefix, as in QTI
            bare = tag.replace(found[1], name.partition(":")[2], 1)
            yield bare if tag.startswith("</") else _kept(bare, name.partition(":")[2], taken)
        else:
            taken.append(f"<{name}>")
    yield text[at:]


def _tag_end(text: str, at: int) -> int | None:
    """Return the position after the ">" that ends a tag; None if there is none before the next tag."""
    most = at + MOST_TAG
    while at < most:
        c = _first_of(text, at, most)
        if c is None or text[c] == "<":
            return None
        if text[c] == ">":
            return c + 1
        close = text.find(text[c], c + 1, c + MOST_TAG)
        if close < 0 and text.startswith("data:image/", c + 1):
            close = text.find(text[c], c + 1)  # a tag can contain the bytes of a picture
        if close < 0:
            return None
        most += close - c
        at = close + 1
    return None


_ENDS = re.compile("[<>\"']")


def _first_of(text: str, at: int, most: int) -> int | None:
    found = _ENDS.search(text, at, most)
    return None if found is None else found.start()


def _after_declaration(text: str, at: int) -> int:
    mark = "-->" if text.startswith("<!--", at) else "]]>" if text.startswith("<![CDATA[", at) else ">"
    end = text.find(mark, at)
    return len(text) if end < 0 else end + len(mark)


def _after_end(text: str, at: int, name: str) -> int:
    """Return the position after the end tag. Without one, all the rest is removed, as a browser would do."""
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, at)
    end = -1 if found is None else text.find(">", found.end())
    return len(text) if end < 0 else end + 1


def _kept(tag: str, name: str, taken: list[str]) -> str:
    """Return the tag with its permitted attributes."""
    inner = tag[1 + len(name) : -1].rstrip()
    closes = inner.endswith("/")
    kept = []
    before, is_clean = len(taken), True
    for found in _ATTRIBUTE.finditer(inner.removesuffix("/")):
        key = found[1].lower()
        if key.startswith("data-") or key in NOT_SEEN:
            is_clean = False
            continue
        value = html.unescape(next((part for part in found.groups()[1:] if part is not None), ""))
        why = _refused(key, value)
        if why:
            taken.append(why)
        else:
            kept.append((key, value))
    if is_clean and len(taken) == before and _CLEAN.fullmatch(tag):
        return tag
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in kept)
    return f"<{name}{written}{' /' if closes else ''}>"


def _refused(key: str, value: str) -> str:
    """Return the reason for removing an attribute; empty if it stays."""
    if key not in ATTRIBUTES and not key.startswith("aria-"):
        return key
    bare = "".join(c for c in value if c > " ")
    if key == "src":
        if _SCHEME.match(bare) and _PICTURE.fullmatch(value) is None:
            return f"src {bare.partition(':')[0].lower()}:"
        if bare.startswith(("//", "/", "\\")) or ".." in bare:
            return "src /"
    if key == "style" and _ACTIVE_STYLE.search(value):
        return "style"
    if key == "xmlns" and bare != "http://www.w3.org/1998/Math/MathML":
        return key
    return ""
