"""Links to files of an entry that lie on a server already, for entries that are copied or sent by a way without files.

A connector that puts files where others can read them remembers the address of each under `LINK` and its SHA-256.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.cahier.french import NBSP
from tni.cahier.outgoing_entry import OutgoingAssessment, OutgoingEntry, OutgoingFile, OutgoingWork

LINK = "link "
"""Begins the key of an address in a connector's memory; the file's SHA-256 follows."""
_LEAD = f"Documents{NBSP}:"
_QUOTED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}

type FileLinks = Mapping[str, str]
"""Address of each file, by its SHA-256."""
type Document = tuple[str, str]
"""Title and address of a file."""


@dataclass(frozen=True, slots=True)
class EntryDocuments:
    """Documents of an entry that have a link: those that go with its content, and with its homework."""

    content: tuple[Document, ...] = ()
    work: tuple[Document, ...] = ()


def links_of(entry: OutgoingEntry, remembered: Callable[[str], str | None]) -> dict[str, str]:
    """Return the addresses of an entry's files. remembered: `get` of a connector's memory on the entry."""
    found = {file.sha256: remembered(f"{LINK}{file.sha256}") or "" for file in entry.all_files}
    return {sha256: address for sha256, address in found.items() if address.startswith(("https://", "http://"))}


def with_links(entry: OutgoingEntry, links: FileLinks, *, in_place_of_files: bool = False) -> OutgoingEntry:
    """Return an entry whose texts name the files that have a link, with it. Links that stand there already are not
    added again. in_place_of_files: the files with a link are left out, for a way that takes none."""
    html, text = with_documents(entry.html, entry.text, documents_of(entry.files, links))
    return replace(
        entry,
        html=html,
        text=text,
        files=_left(entry.files, links, in_place_of_files),
        works=tuple(_work(one, links, in_place_of_files) for one in entry.works),
        assessments=tuple(_assessment(one, links, in_place_of_files) for one in entry.assessments),
    )


def _work(work: OutgoingWork, links: FileLinks, in_place: bool) -> OutgoingWork:
    html, text = with_documents(work.html, work.text, documents_of(work.files, links))
    return replace(work, html=html, text=text, files=_left(work.files, links, in_place))


def _assessment(assessment: OutgoingAssessment, links: FileLinks, in_place: bool) -> OutgoingAssessment:
    _, text = with_documents("", assessment.text, documents_of(assessment.files, links))
    return replace(assessment, text=text, files=_left(assessment.files, links, in_place))


def _left(files: tuple[OutgoingFile, ...], links: FileLinks, in_place: bool) -> tuple[OutgoingFile, ...]:
    return tuple(one for one in files if one.sha256 not in links) if in_place else files


def documents_of(files: Sequence[OutgoingFile], links: FileLinks) -> tuple[Document, ...]:
    """Return the files that have a link."""
    return tuple((one.title or one.name, links[one.sha256]) for one in files if one.sha256 in links)


def with_documents(html: str, text: str, documents: Sequence[Document]) -> tuple[str, str]:
    """Return the two forms of a text with a list of documents after it, without those that it names already."""
    items = [(title.translate(_QUOTED), address.translate(_QUOTED)) for title, address in documents]
    added = [f'<li><a href="{address}">{title}</a></li>' for title, address in items if f'"{address}"' not in html]
    lines = [f"- {title}{NBSP}: {address}" for title, address in documents if address not in text.split()]
    if added:
        html = f"{html}<p><strong>{_LEAD}</strong></p><ul>{''.join(added)}</ul>"
    if lines:
        text = "\n".join([*([text] if text else []), _LEAD, *lines])
    return html, text
