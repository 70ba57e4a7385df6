"""Links of items and of parts of texts: what a tap on them opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from math import hypot, inf

from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId, QuestionId
from tni.core.web_address import web_address
from tni.document.behaviour import FILE_LINK, LONGEST_LINK, PAGE_LINK, QUESTION_LINK, linked_file
from tni.document.items import AnyItem, Text
from tni.document.text_link import is_plain_mail
from tni.document.text_measurer import TextMeasurer
from tni.document.text_style import PLAIN_SPAN

MAIL = "mailto:"
REACH_EMS = 0.5
"""Distance from linked words within which a finger means them, in heights of the text."""
_WEB = re.compile(r"https?://\S", re.IGNORECASE)


def is_link(link: str) -> bool:
    """Return whether a link is one that this program follows: to a page, file or question of the lesson, to the web, or
    to mail."""
    if link.startswith((PAGE_LINK, QUESTION_LINK)) or linked_file(link) is not None:
        return True
    return _WEB.match(link) is not None or is_plain_mail(link)


def linked_page(link: str) -> PageId | None:
    """Return the page that a link opens; None for any other link."""
    return PageId(link.removeprefix(PAGE_LINK)) if link.startswith(PAGE_LINK) else None


def linked_question(link: str) -> QuestionId | None:
    """Return the question that a link asks; None for any other link."""
    return QuestionId(link.removeprefix(QUESTION_LINK)) if link.startswith(QUESTION_LINK) else None


def page_link(page: PageId) -> str:
    return PAGE_LINK + page


def question_link(question: QuestionId) -> str:
    return QUESTION_LINK + question


def file_link(blob: BlobId, name: str) -> str:
    """Return the link to a file in the lesson. name: as the teacher sees it."""
    return f"{FILE_LINK}{blob}:{name}"[:LONGEST_LINK]


def address_link(text: str) -> str:
    """Return the link to an address as a teacher types it: of a web page, or of mail; "" for no address."""
    found = text.strip()
    if found.lower().startswith(MAIL) or ("@" in found and "/" not in found and ":" not in found):
        mail = found[len(MAIL) :] if found.lower().startswith(MAIL) else found
        name, _, host = mail.partition("@")
        is_plain = bool(name) and not any(char.isspace() for char in mail) and bool(web_address(host.partition("?")[0]))
        link = MAIL + mail
        return link if is_plain and len(link) <= LONGEST_LINK and is_plain_mail(link) else ""
    address = web_address(found)
    return address if len(address) <= LONGEST_LINK else ""


def link_at(item: AnyItem, place: tuple[float, float], measurer: TextMeasurer, reach_mm: float = 0.0) -> str:
    """Return the link that a tap at a place of the page opens, on an item that is there: that of words, or the
    item's own; "" without one. reach_mm: how far from a place a finger may mean."""
    if isinstance(item, Text) and (link := word_link(item, place, measurer, reach_mm)):
        return link
    return item.behaviour.link


def has_link(item: AnyItem) -> bool:
    return bool(item.behaviour.link) or bool(word_links(item))


def word_links(item: AnyItem) -> list[str]:
    """Return the links of words of a text, each once, in order; none of any other item."""
    spans = item.spans if isinstance(item, Text) else ()
    return list(dict.fromkeys(span.style.link for span in spans if span.style.link))


def only_link(item: AnyItem) -> str:
    """Return the link of an item, or the only one of its words; "" without one, or where its words have several."""
    links = word_links(item)
    return item.behaviour.link or (links[0] if len(links) == 1 else "")


def word_link(text: Text, place: tuple[float, float], measurer: TextMeasurer, reach_mm: float = 0.0) -> str:
    """Return the link of the words at a place of the page, else of the nearest ones within reach; "" without
    any."""
    if not word_links(text):
        return ""
    try:
        x, y = text.transform.inverse().point(*place)
    except ValueError:  # squeezed to nothing
        return ""
    reach = max(REACH_EMS * text.size_mm, reach_mm / max(text.transform.mean_scale, 1e-9))
    away = [(_distance(box, x, y), link) for link, box in measurer.link_boxes(text)]
    nearest, link = min(away, key=lambda one: one[0], default=(inf, ""))
    return link if nearest <= reach else ""


def _distance(box: Rect, x: float, y: float) -> float:
    return hypot(max(box.x - x, x - box.right, 0.0), max(box.y - y, y - box.bottom, 0.0))


def with_link(item: AnyItem, link: str) -> AnyItem:
    """Return an item with another link; "" for none."""
    return replace(item, behaviour=replace(item.behaviour, link=link))


def with_links(item: AnyItem, change: Callable[[str], str]) -> AnyItem:
    """Return an item with its links, and those of its words, changed; the same one if none changes."""
    own = item.behaviour.link
    if own and (link := change(own)) != own:
        item = with_link(item, link)
    if not isinstance(item, Text) or not word_links(item):
        return item
    spans = [replace(span, style=replace(span.style, link=change(span.style.link))) for span in item.spans]
    kept = tuple(span for span in spans if span.style != PLAIN_SPAN)
    return item if kept == item.spans else replace(item, spans=kept)
