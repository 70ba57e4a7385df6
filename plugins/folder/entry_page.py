"""Page of one entry, and what is read back from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape, unescape
from urllib.parse import quote

from tni.api.ent import (
    OutgoingAssessment,
    OutgoingEntry,
    OutgoingFile,
    OutgoingSupport,
    OutgoingWork,
    StoredWork,
    SupportKind,
    unsaid_supports,
)

from .entry_line import EntryLine, WorkLine, attribute
from .french import day_text, hour_text, size_text
from .names import INDEX, entry_folder
from .page_style import page

CONTENT = ("<!-- contenu -->", "<!-- fin du contenu -->")
WORK_END = "<!-- fin du travail -->"
WORK_TEXT = 200
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_WORK = re.compile(
    r'<section data-work="([^"]*)" data-due="([^"]*)">\s*<h3>.*?</h3>\n(.*?)\n?' + re.escape(WORK_END), re.DOTALL
)


def listed(entry: OutgoingEntry, names: Mapping[str, str]) -> EntryLine:
    """Return an entry as index pages list it. names: of the files, by their SHA-256."""
    works = tuple(
        WorkLine(one.due.isoformat() if one.due else "", " ".join(one.text.split())[:WORK_TEXT]) for one in entry.works
    )
    return EntryLine(
        str(entry.uid),
        entry_folder(entry),
        entry.class_name,
        entry.start.isoformat(),
        entry.subject,
        entry.title,
        works,
        tuple(names.values()),
    )


def entry_page(entry: OutgoingEntry, names: Mapping[str, str]) -> str:
    """Return the page of an entry. The private note is not on it. names: of the files, by their SHA-256."""
    parts = [
        f'<p class="back"><a href="../{INDEX}">{escape(entry.class_name)}</a></p>\n<h1>{escape(entry.title)}</h1>\n'
        f'<p class="when">{escape(_when(entry))}</p>\n<p class="when">{escape(_what(entry))}</p>\n',
        f"<h2>Contenu de la séance</h2>\n{CONTENT[0]}\n{entry.html}\n{CONTENT[1]}\n",
        _part("Supports", _list(_support(one) for one in unsaid_supports(entry))),
        _part("Évaluations", "".join(_assessment(one, names) for one in entry.assessments)),
        _part("Travail à faire", "".join(_work(one, names) for one in entry.works)),
        _part("Documents", _files(entry.files, names)),
    ]
    return page(escape(f"{entry.title} – {entry.class_name}"), "".join(parts), attribute(listed(entry, names)))


def stored_title(text: str) -> str | None:
    """Return the title on a page."""
    found = _TITLE.search(text)
    return None if found is None else unescape(found[1])


def stored_content(text: str) -> str:
    """Return the HTML of the content on a page, "" where somebody took it away."""
    return text.partition(CONTENT[0])[2].partition(CONTENT[1])[0].strip()


def stored_works(text: str) -> tuple[StoredWork, ...]:
    """Return the homework on a page."""
    return tuple(
        StoredWork(uid, html.strip(), date.fromisoformat(due) if re.fullmatch(r"\d{4}-\d\d-\d\d", due) else None)
        for uid, due, html in _WORK.findall(text)
    )


def _when(entry: OutgoingEntry) -> str:
    return f"{day_text(entry.start).capitalize()}, de {hour_text(entry.start)} à {hour_text(entry.end)}"


def _what(entry: OutgoingEntry) -> str:
    number = f"séance n° {entry.number}" if entry.number else ""
    classes = f"{entry.class_name} ({', '.join(entry.classes)})" if entry.classes else entry.class_name
    room = f"salle {entry.room}" if entry.room else ""
    return " · ".join(filter(None, (entry.subject, classes, entry.teacher, room, number)))


def _part(heading: str, html: str) -> str:
    return f"<h2>{heading}</h2>\n{html}" if html else ""


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul>\n{lines}</ul>\n" if lines else ""


def _support(support: OutgoingSupport) -> str:
    title, place = escape(support.title), escape(support.place)
    if support.kind is SupportKind.LINK and support.place.startswith(("https://", "http://")):
        return f'<a href="{place}">{title or place}</a>'
    return f"{title}, {place}" if title and place else title or place


def _assessment(one: OutgoingAssessment, names: Mapping[str, str]) -> str:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in one.text.splitlines() if line.strip())
    return f"<h3>{escape(one.title)}</h3>\n{lines}{_files(one.files, names)}"


def _work(work: OutgoingWork, names: Mapping[str, str]) -> str:
    due = f"Pour le {day_text(work.due)}" if work.due else "À faire"
    minutes = f" ({work.minutes} min)" if work.minutes else ""
    return (
        f'<section data-work="{work.uid}" data-due="{_iso(work)}">\n<h3>{due}{minutes}</h3>\n{work.html}\n{WORK_END}\n'
        f"{_files(work.files, names)}</section>\n"
    )


def _iso(work: OutgoingWork) -> str:
    return work.due.isoformat() if work.due else ""


def _files(files: Iterable[OutgoingFile], names: Mapping[str, str]) -> str:
    return _list(
        f'<a href="{quote(names[one.sha256])}">{escape(one.title or one.name)}</a> ({_kind(one)}{size_text(one.size)})'
        for one in files
    )


def _kind(file: OutgoingFile) -> str:
    end = file.name.rpartition(".")[2]
    return f"{escape(end.upper())}, " if 1 < len(end) < 5 and end != file.name else ""
