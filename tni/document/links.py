"""Links of items and of parts of texts: what a tap on them opens."""

from __future__ import annotations

import re
from dataclasses import replace

from tni.core.ids import BlobId, PageId, QuestionId
from tni.core.web_address import web_address
from tni.document.behaviour import FILE_LINK, LONGEST_LINK, PAGE_LINK, QUESTION_LINK, linked_file
from tni.document.items import AnyItem, Text
from tni.document.text_link import is_plain_mail
from tni.document.text_measurer import TextMeasurer

MAIL = "mailto:"
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


def link_at(item: AnyItem, place: tuple[float, float], measurer: TextMeasurer) -> str:
    """Return the link that a tap at a place of the page opens, on an item that is there: that of a part of a text, or
    the item's own; "" without one."""
    if isinstance(item, Text) and any(span.style.link for span in item.spans):
        return _span_link(item, place, measurer) or item.behaviour.link
    return item.behaviour.link


def has_link(item: AnyItem) -> bool:
    return bool(item.behaviour.link) or (isinstance(item, Text) and any(span.style.link for span in item.spans))


def _span_link(text: Text, place: tuple[float, float], measurer: TextMeasurer) -> str:
    """Return the link of the part of a text that is nearest to a place on its line; of a text with one link alone,
    that one."""
    links = [span for span in text.spans if span.style.link]
    if len({span.style.link for span in links}) == 1:
        return links[0].style.link
    try:
        x, y = text.transform.inverse().point(*place)
    except ValueError:  # squeezed to nothing
        return ""
    lines = text.text.split("\n")
    if text.wrapped:  # the lines as they are typed are not those that are seen
        return min(links, key=lambda span: abs(_place_in(text, span.start) - y)).style.link
    row = min(max(int(y / text.height_mm * len(lines)), 0), len(lines) - 1) if text.height_mm > 0 else 0
    start = sum(len(line) + 1 for line in lines[:row])
    wide = _width(text, lines[row], measurer)
    left = (text.width_mm - wide) * text.align.share
    here = [span for span in links if span.start < start + len(lines[row]) and span.end > start]

    def away(at: int, end: int) -> float:
        first, last = (left + _width(text, lines[row][:to], measurer) for to in (max(at - start, 0), end - start))
        return max(first - x, x - last, 0.0)

    found = min(here, key=lambda span: away(span.start, span.end), default=None)
    return "" if found is None else found.style.link


def _place_in(text: Text, letter: int) -> float:
    """Return about how far down a wrapped text a letter is."""
    return text.height_mm * letter / max(len(text.text), 1)


def _width(text: Text, said: str, measurer: TextMeasurer) -> float:
    return measurer.measure(said, text.size_mm, text.font, bold=text.bold).width_mm if said else 0.0


def with_link(item: AnyItem, link: str) -> AnyItem:
    """Return an item with another link; "" for none."""
    return replace(item, behaviour=replace(item.behaviour, link=link))
