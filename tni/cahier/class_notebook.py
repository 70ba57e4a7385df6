"""Cahier de textes of one class over a school year, as one HTML page: for the visa, the archive and a substitute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from tni.cahier.entry import CahierEntry, Homework
from tni.cahier.entry_export import QUOTED, content_block, homework_block, work_block
from tni.cahier.french import NBSP, format_day, format_span
from tni.core.ids import PageId
from tni.core.one_line import one_line


@dataclass(frozen=True, slots=True)
class ClassNotebook:
    """Notebook of a class. subject: "" for all. year: in which the school year begins. entries: in any order. drafts:
    uids of those that the teacher has not confirmed. files: addresses of the files of an entry, relative to the page,
    by its uid. joined: pages that are in these files, by the same."""

    class_name: str
    subject: str
    year: int
    entries: Sequence[CahierEntry]
    drafts: frozenset[UUID] = frozenset()
    files: Mapping[UUID, Sequence[str]] = field(default_factory=dict)
    joined: Mapping[UUID, Sequence[PageId]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        names = " – ".join(filter(None, (one_line(self.class_name), one_line(self.subject))))
        return f"{names or 'Cahier de textes'} – {self.year}-{self.year + 1}"

    @property
    def in_order(self) -> list[CahierEntry]:
        return sorted(self.entries, key=lambda entry: (entry.start, entry.end))


def notebook_page(notebook: ClassNotebook, font: str = "sans-serif") -> str:
    """Return the page: the séances in order, then the table of the homework by the day on which it is due, which the
    circular 2010-136 asks for. The private notes are not in it. font: family of the text."""
    entries = "".join(_entry(entry, notebook) for entry in notebook.in_order) or "<p>Aucune séance.</p>"
    title = notebook.title.translate(QUOTED)
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\nbody {{ font-family: {font}; }}\n{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>Cahier de textes</h1>\n<p class="over">{title}</p>\n{entries}{_load(notebook)}</body>\n</html>\n'
    )


def _entry(entry: CahierEntry, notebook: ClassNotebook) -> str:
    title = one_line(entry.title).translate(QUOTED)
    draft = ' <span class="draft">(à relire)</span>' if entry.uid in notebook.drafts else ""
    work = homework_block(entry).html
    shown = f"<h4>Travail à faire</h4>{work}" if work else ""
    content = content_block(entry, notebook.joined.get(entry.uid, ())).html
    files = "".join(
        f'<li><a href="{address.translate(QUOTED)}">{address.rpartition("/")[2].translate(QUOTED)}</a></li>'
        for address in notebook.files.get(entry.uid, ())
    )
    subject = "" if notebook.subject else one_line(entry.subject).translate(QUOTED)
    when = " – ".join(filter(None, (format_span(entry.start, entry.end), subject)))
    return (
        f"<h3>{when}</h3>\n<h2>{title}{draft}</h2>\n{content}{shown}"
        + (f"<h4>Documents</h4><ul>{files}</ul>" if files else "")
        + "\n"
    )


def _load(notebook: ClassNotebook) -> str:
    """Return the table of the homework, each with the day on which it was given and the one on which it is due."""
    works = [
        (work.due or date.max, entry, work) for entry in notebook.in_order for work in entry.homework if work.is_given
    ]
    rows = "".join(_row(entry, work) for _, entry, work in sorted(works, key=lambda found: found[:1]))
    if not rows:
        return ""
    widths = (("Pour le", 24), ("Donné le", 24), ("Durée", 13), ("Travail", 39))
    heads = f"<tr>{''.join(f'<th width="{width}%">{name}</th>' for name, width in widths)}</tr>"
    return f'<h2>Travail donné à la classe</h2>\n<table width="100%">{heads}{rows}</table>\n'


def _row(entry: CahierEntry, work: Homework) -> str:
    due = "–" if work.due is None else format_day(work.due)
    minutes = f"{work.minutes}{NBSP}min" if work.minutes else ""
    said = work.text.strip() or work_block(replace(work, minutes=0), heads=False).text
    text = " ".join(said.split()).translate(QUOTED)
    return f"<tr><td>{due}</td><td>{format_day(entry.start.date())}</td><td>{minutes}</td><td>{text}</td></tr>"


# Qt, which makes the PDF, takes lengths in px and pt alone.
_STYLE = """\
body { max-width: 740px; margin: 0 auto; padding: 32px 20px; line-height: 140%; color: #1a1a1a; }
h1 { margin: 0; font-size: 20pt; }
h2 { margin: 2px 0 6px 0; font-size: 12.5pt; }
h3 { margin: 26px 0 0 0; font-size: 9.5pt; font-weight: normal; color: #4a5a60; }
h4 { margin: 8px 0 2px 0; font-size: 10.5pt; color: #1f5a73; }
p, ul { margin-top: 4px; margin-bottom: 4px; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #b9c4c8; padding: 4px 8px; text-align: left; vertical-align: top; }
.over { margin: 0 0 16px 0; font-weight: bold; }
.draft { font-weight: normal; color: #8a4b00; }
@media print { body { padding: 0; } h2, h3, h4 { break-after: avoid; } tr { break-inside: avoid; } }
"""
