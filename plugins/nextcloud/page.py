"""Page of an entry in its folder, `seance.html`, which is written and read back. The private note is not on it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from tni.api.ent import (
    OutgoingAssessment,
    OutgoingEntry,
    OutgoingFile,
    OutgoingSupport,
    OutgoingWork,
    SupportKind,
    unsaid_supports,
)

PAGE = "seance.html"
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_UID = re.compile(r'<meta name="tni-entry" content="([0-9a-f-]{36})">')
_FILES = re.compile(r'<meta name="tni-files" content="([^"]*)">')
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.S)
_CONTENT = re.compile(r"<!--content-->(.*?)<!--/content-->", re.S)
_WORK = re.compile(r'<article id="([0-9a-f-]{36})" data-due="([0-9-]*)">.*?<!--work-->(.*?)<!--/work-->', re.S)
_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText; font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { margin: 0.2rem 0; font-size: 1.7rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.1rem; }
h3 { margin: 1rem 0 0.3rem; font-size: 1rem; }
p, ul { margin: 0.4rem 0; overflow-wrap: anywhere; }
"""

type Addresses = Mapping[str, str]
"""Address of each file, by its SHA-256."""


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Page as it was read. works: uid, HTML and due day of each. files: names of the entry's files beside the page."""

    uid: str
    title: str
    content: str
    works: tuple[tuple[str, str, date | None], ...]
    files: frozenset[str]


def page_of(entry: OutgoingEntry, addresses: Addresses, names: Iterable[str] = ()) -> str:
    """Return the page. addresses: of the entry's files, from the page. names: of those beside the page."""
    head = " – ".join(filter(None, (entry.class_name, entry.subject, f"séance {entry.number}" if entry.number else "")))
    where = f", salle {entry.room}" if entry.room else ""
    when = f"{_spoken(entry.start.date())}, {entry.start:%H:%M} – {entry.end:%H:%M}{where}"
    sections = [
        _paragraphs([f"Séquence : {entry.sequence}"] if entry.sequence else []),
        f"<section><h2>Contenu de la séance</h2><!--content-->{_unmarked(entry.html)}<!--/content--></section>",
        _section("Supports", [_support(one) for one in unsaid_supports(entry)]),
        _section("Évaluations", [_assessment(one, addresses) for one in entry.assessments]),
        _works(entry.works, addresses),
        _section("Documents", [_list(entry.files, addresses)]),
    ]
    title = _text(entry.title)
    return (
        f'<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="tni-entry" content="{entry.uid}">\n'
        f'<meta name="tni-files" content="{" ".join(quote(one, safe="") for one in names)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<p><strong>{_text(head)}</strong></p>\n"
        f"<h1>{title}</h1>\n<p>{_text(when)}</p>\n"
        + "\n".join(filter(None, sections))
        + "\n</main>\n</body>\n</html>\n"
    )


def uid_in(data: bytes) -> str:
    """Return the uid of the entry that a page is of, "" for another page."""
    found = _UID.search(data[:4000].decode("utf-8", "replace"))
    return "" if found is None else found[1]


def read_page(data: bytes) -> EntryPage | None:
    """Read a page; None for one that is not of an entry."""
    text = data.decode("utf-8", "replace")
    title, content = _TITLE.search(text), _CONTENT.search(text)
    if not (uid := uid_in(data)) or title is None or content is None:
        return None
    works = tuple((match[1], match[3], _day(match[2])) for match in _WORK.finditer(text))
    listed = _FILES.search(text)
    files = frozenset(map(unquote, listed[1].split())) if listed else frozenset()
    return EntryPage(uid, html.unescape(title[1]), content[1], works, files)


def _works(works: Sequence[OutgoingWork], addresses: Addresses) -> str:
    return _section("Travail à faire", [_work(one, addresses) for one in works])


def _work(work: OutgoingWork, addresses: Addresses) -> str:
    due = "" if work.due is None else f"Pour le {_spoken(work.due)}"
    minutes = f"{work.minutes} min" if work.minutes else ""
    lead = ", ".join(filter(None, (due, minutes))) or "À faire"
    return (
        f'<article id="{work.uid}" data-due="{work.due or ""}"><h3>{lead}</h3>'
        f"<!--work-->{_unmarked(work.html)}<!--/work-->{_list(work.files, addresses)}</article>"
    )


def _support(support: OutgoingSupport) -> str:
    if support.kind is SupportKind.LINK and support.place.startswith(("https://", "http://")):
        return f'<p><a href="{_text(support.place)}">{_text(support.title or support.place)}</a></p>'
    return _paragraphs([", ".join(filter(None, (support.title, support.place)))])


def _assessment(assessment: OutgoingAssessment, addresses: Addresses) -> str:
    lines = _paragraphs(line for line in assessment.text.splitlines() if line.strip())
    return f"<h3>{_text(assessment.title)}</h3>{lines}{_list(assessment.files, addresses)}"


def _section(title: str, parts: Sequence[str]) -> str:
    body = "".join(parts)
    return f"<section><h2>{title}</h2>{body}</section>" if body else ""


def _list(files: Sequence[OutgoingFile], addresses: Addresses) -> str:
    items = "".join(
        f'<li><a href="{_text(addresses.get(one.sha256) or quote(one.name))}">{_text(one.title or one.name)}</a></li>'
        for one in files
    )
    return f"<ul>{items}</ul>" if items else ""


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{_text(line)}</p>" for line in lines)


def _unmarked(text: str) -> str:
    """Return HTML without comments, since those mark where it ends."""
    return text.replace("<!--", "&lt;!--")


def _text(text: str) -> str:
    return html.escape(text)


def _spoken(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{_DAYS[day.weekday()]} {number} {_MONTHS[day.month - 1]} {day.year}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
