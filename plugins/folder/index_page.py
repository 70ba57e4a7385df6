"""Index pages: the entries of one class, or of all, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from urllib.parse import quote

from .entry_line import EntryLine, WorkLine, attribute
from .french import day_text, hour_text
from .names import PAGE
from .page_style import page


def index_page(heading: str, entries: Iterable[EntryLine], above: str) -> str:
    """Return an index page. above: folder of the page, "" for the uppermost."""
    newest_first = sorted(entries, key=lambda one: (one.start, one.uid), reverse=True)
    shown = "".join(_item(one, above) for one in newest_first) or "<li>Aucune séance pour le moment.</li>\n"
    title = escape(f"Cahier de textes – {heading}" if heading else "Cahier de textes")
    return page(title, f'<h1>{title}</h1>\n<ul class="entries">\n{shown}</ul>\n')


def _item(entry: EntryLine, above: str) -> str:
    href = quote(f"{entry.place.removeprefix(f'{above}/')}/{PAGE}")
    class_name = "" if above else f" · {escape(entry.class_name)}"
    works = "".join(f"<li>{_work(one)}</li>\n" for one in entry.works)
    when = f"{escape(_time(entry.start))} · {escape(entry.subject)}{class_name}"
    return (
        f'<li {attribute(entry)}>\n<p class="when">{when}</p>\n'
        f'<a href="{href}">{escape(entry.title)}</a>\n' + (f"<ul>\n{works}</ul>\n" if works else "") + "</li>\n"
    )


def _time(start: str) -> str:
    try:
        time = datetime.fromisoformat(start)
    except ValueError:
        return start
    return f"{day_text(time).capitalize()}, {hour_text(time)}"


def _work(work: WorkLine) -> str:
    try:
        due = f"Pour le {day_text(date.fromisoformat(work.due))}"
    except ValueError:
        due = "À faire"
    return f"{due} : {escape(work.text)}"
