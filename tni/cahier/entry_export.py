"""Export formats of an entry: two blocks to paste into any ENT, an HTML page for the archive, a file name. In French
only, since the cahier de textes is a document of French schools. The private note is in none of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tni.cahier.entry import Assessment, CahierEntry, Homework, Support, SupportKind
from tni.cahier.french import NBSP, clean_lines, format_day, format_list, format_minutes, format_span, quoted
from tni.core.ids import PageId
from tni.core.one_line import one_line
from tni.core.web_address import web_address

_BULLETS = ("- ", "– ", "• ", "* ")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_NAME_PART_MAX = 40
_ONE_LINE = 140
# Python's `html` module is avoided: it loads the table of all character names, half a MB, which only parsing needs.
_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
QUOTED = {**_TEXT, ord('"'): "&quot;", ord("'"): "&#x27;"}
"""Signs of a text within HTML, also within the value of an attribute."""


@dataclass(frozen=True, slots=True)
class ClipboardBlock:
    """Block for the clipboard. html: p, ul, li, strong and a only, since every ENT's editor keeps those; text: the same
    for a plain text field."""

    html: str
    text: str


def content_block(entry: CahierEntry, existing: Collection[PageId] | None = None) -> ClipboardBlock:
    """Return the block with the content of the séance, its supports and its assessments. existing: pages that can go
    with it, None if all of the entry can: an assessment without its pages is told by its text."""
    joined = set(entry.pages) if existing is None else set(entry.pages).intersection(existing)
    tests = [_assessment(one, joined) for one in entry.assessments]
    return _joined([_block(clean_lines(entry.contenu)), _supports(entry.supports), *tests])


def homework_block(entry: CahierEntry) -> ClipboardBlock:
    """Return the block with the homework, headed by its due days; empty when none was given. Work without a day has a
    head of its own beside work that has one, since it would be read as due that day."""
    given = [work for work in entry.homework if work.is_given]
    heads = any(work.due is not None for work in given)
    return _joined([work_block(work, heads=heads) for work in given])


def work_block(work: Homework, *, heads: bool) -> ClipboardBlock:
    """Return the block of one piece of homework. heads: headed by its due day."""
    minutes = format_minutes(work.minutes) if work.minutes else ""
    body = _block(clean_lines(work.text))
    if heads:
        lead = f"{work_head(work.due)}{f' ({minutes})' if minutes else ''}{NBSP}:"
        body = _joined([ClipboardBlock(f"<p><strong>{lead}</strong></p>", lead), body])
        minutes = ""
    names = [one.title or re.split(r"[\\/]", one.path)[-1] for one in work.files]
    lines = [f"Durée{NBSP}: {minutes}"] if minutes else []
    if names:
        lines.append(f"{'Documents joints' if len(names) > 1 else 'Document joint'}{NBSP}: {', '.join(names)}")
    return _joined([body, _block([one_line(line) for line in lines])])


def work_head(due: date | None) -> str:
    """Return the head of homework, by its due day."""
    return "À faire" if due is None else f"Pour le {format_day(due)}"


def _joined(blocks: Sequence[ClipboardBlock]) -> ClipboardBlock:
    full = [block for block in blocks if block.text]
    return ClipboardBlock("".join(block.html for block in full), "\n".join(block.text for block in full))


def _supports(supports: Sequence[Support]) -> ClipboardBlock:
    """Return the supports in one line, or in a list if there are links or more than fit."""
    found = [block for block in map(_support, supports) if block.text]
    if not found:
        return ClipboardBlock("", "")
    lead = f"{'Supports' if len(found) > 1 else 'Support'}{NBSP}:"
    line = f"{NBSP}; ".join([found[0].text, *(_small(block.text) for block in found[1:])])
    if len(found) == 1 or len(line) <= _ONE_LINE:
        html = f"{NBSP}; ".join([found[0].html, *(_small(block.html) for block in found[1:])])
        return ClipboardBlock(f"<p><strong>{lead}</strong> {html}</p>", f"{lead} {line}")
    items = "".join(f"<li>{block.html}</li>" for block in found)
    return ClipboardBlock(
        f"<p><strong>{lead}</strong></p><ul>{items}</ul>", "\n".join([lead, *(f"– {block.text}" for block in found)])
    )


_KINDS = re.compile(
    r"(?:<a href=\"[^\"]*\">)?(?:Manuel|Cahier|Carte|Fiche|Vidéo|Texte|Énoncé|Chant|Chanson|Livre|Fichier|Album"
    r"|Document|Poésie|Enregistrement|Tutoriel|Dossier|Comptine|Poème|Récitation|Extrait|Sujet|Frise|Schéma)\b"
)


def _small(block: str) -> str:
    """Return a support as it goes on behind a semicolon: a kind of support has a small letter there."""
    found = _KINDS.match(block)
    if found is None:
        return block
    first = found[0].rfind(">") + 1
    return block[:first] + block[first].lower() + block[first + 1 :]


def _support(support: Support) -> ClipboardBlock:
    title, place = one_line(support.title), one_line(support.place)
    words = title.translate(_TEXT)
    match support.kind:
        case SupportKind.LINK if web_address(place) == place and place:
            html = f'<a href="{place.translate(QUOTED)}">{words or place.translate(_TEXT)}</a>'
            return ClipboardBlock(html, f"{title} ({place})" if title and title != place else place)
        case SupportKind.FILE:
            title = _called(title)
            return ClipboardBlock(title.translate(_TEXT), title)
    text = ", ".join(filter(None, (title, place)))
    return ClipboardBlock(text.translate(_TEXT), text)


def _assessment(assessment: Assessment, joined: Collection[PageId]) -> ClipboardBlock:
    """Return an assessment: its text, or that its pages are joined."""
    title = one_line(assessment.title)
    if not title and not assessment.text.strip():
        return ClipboardBlock("", "")
    if assessment.pages and all(page in joined for page in assessment.pages):
        return _block([f"{'Texte' if title.startswith('Dictée') else 'Sujet'} joint{NBSP}: {_named(title)}"])
    lines = [line for line in clean_lines(assessment.text) if line]
    lead = f"Sujet{NBSP}: {_called(title)}".strip()
    return _joined([ClipboardBlock(f"<p><strong>{lead.translate(_TEXT)}</strong></p>", lead), _block(lines)])


def _called(title: str) -> str:
    """Return a title as it goes behind a colon: one that has a colon is put in guillemets, with a dash."""
    return quoted(title.replace(f"{NBSP}: ", " – ")) if f"{NBSP}: " in title and "«" not in title else title


def _named(title: str) -> str:
    """Return the title of a test in guillemets; one that names a work goes on in small letters."""
    if "«" in title:
        return title[:1].lower() + title[1:].replace(f"{NBSP}: «", " «")
    return quoted(title) if title else ""


def _block(typed: list[str]) -> ClipboardBlock:
    """Convert lines to a block. A line before a list is bold, as its title; list items keep the bullet that was
    typed."""
    html: list[str] = []
    text: list[str] = []
    items: list[str] = []
    kept = [line for line in typed if line]
    for line, following in pairwise([*kept, ""]):
        if line.startswith(_BULLETS):
            items.append(f"<li>{line[2:].strip().translate(_TEXT)}</li>")
            text.append(f"{line[:2]}{line[2:].strip()}")
            if not following.startswith(_BULLETS):
                html.append(f"<ul>{''.join(items)}</ul>")
                items = []
        else:
            words = line.translate(_TEXT)
            html.append(f"<p><strong>{words}</strong></p>" if following.startswith(_BULLETS) else f"<p>{words}</p>")
            text.append(line)
    return ClipboardBlock("".join(html), "\n".join(text))


def heading(entry: CahierEntry) -> str:
    """Return the heading, such as `5eA – Maths – séance 12`; a group is followed by its classes."""
    number = "" if entry.number is None else f"séance{NBSP}{entry.number}"
    name, classes = entry.class_name, [clean for one in entry.classes if (clean := one_line(one))]
    if any(one not in entry.class_name for one in classes):
        name = f"{entry.class_name} ({format_list(classes)})".strip()
    return " – ".join(filter(None, (name, entry.subject, number)))


def file_name(entry: CahierEntry, suffix: str = ".pdf") -> str:
    """Return a file name such as `2026-11-23_5eA_Maths_seance-12.pdf`: ASCII letters, digits, `-`, `_` and `.`, which
    every file system and every ENT accepts. A séance without a number is distinguished by its hour."""
    tail = f"{entry.start:%Hh%M}" if entry.number is None else f"seance-{entry.number}"
    parts = (f"{entry.start.date().isoformat()}", ascii_name(entry.class_name), ascii_name(entry.subject), tail)
    return "_".join(filter(None, parts)) + suffix


def ascii_name(text: str) -> str:
    """Return a text as a part of a file name."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain)[:_NAME_PART_MAX].strip("-")


def html_page(entry: CahierEntry, pdf_name: str | None = None) -> str:
    """Return a self-contained HTML page, for the archive, the printer and a substitute teacher.

    pdf_name: file of the pages handed out, beside this page; None when there is none, so that no page is joined.
    """
    title = one_line(entry.title).translate(QUOTED)
    work = homework_block(entry).html or "<p>Aucun travail donné.</p>"
    content = content_block(entry, () if pdf_name is None else None).html or "<p>Non renseigné.</p>"
    pdf = ""
    if pdf_name is not None:
        name = pdf_name.translate(QUOTED)
        pdf = f'<section><h2>Document</h2><p><a href="{name}">{name}</a></p></section>\n'
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n"
        f'<p class="over">{heading(entry).translate(QUOTED)}</p>\n<h1>{title}</h1>\n'
        f'<p class="when">{format_span(entry.start, entry.end)}</p>\n</header>\n'
        f"<section><h2>Contenu de la séance</h2>{content}</section>\n"
        f"<section><h2>Travail à faire</h2>{work}</section>\n{pdf}</main>\n</body>\n</html>\n"
    )


_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText; font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
header { border-bottom: 2px solid #2f6f8f; padding-bottom: 1rem; }
h1 { margin: 0.2rem 0; font-size: 1.7rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.1rem; color: #2f6f8f; }
p, ul { margin: 0.4rem 0; overflow-wrap: anywhere; }
.over, .when { margin: 0; }
.over { font-weight: 600; }
@media (prefers-color-scheme: dark) { header { border-color: #7fc0de; } h2 { color: #7fc0de; } }
@media print { main { padding: 0; } section { break-inside: avoid-page; } }
"""
