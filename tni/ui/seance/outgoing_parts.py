"""Parts of an entry that was handed over, to be pasted by hand."""

from __future__ import annotations

from collections.abc import Iterable

from tni.cahier.entry_export import ClipboardBlock, work_head
from tni.cahier.french import NBSP
from tni.cahier.outgoing_entry import OutgoingEntry, OutgoingWork
from tni.ui.i18n import tr
from tni.ui.seance.entry_clipboard import PastePart, block_data, text_data


def outgoing_parts(entry: OutgoingEntry) -> tuple[PastePart, ...]:
    """Return title, content and homework, in the order of an ENT's form."""
    return tuple(_parts(entry))


def _parts(entry: OutgoingEntry) -> Iterable[PastePart]:
    if entry.title:
        yield PastePart(tr("Titre"), lambda: text_data(entry.title), tr("Titre copié."))
    if entry.text:
        content = ClipboardBlock(entry.html, entry.text)
        yield PastePart(tr("Contenu"), lambda: block_data(content), tr("Contenu copié."))
    if entry.works:
        heads = any(one.due is not None for one in entry.works)
        works = [_work(one) if heads else ClipboardBlock(one.html, one.text) for one in entry.works]
        block = ClipboardBlock("".join(one.html for one in works), "\n".join(one.text for one in works))
        yield PastePart(tr("Travail"), lambda: block_data(block), tr("Travail copié."))


def _work(work: OutgoingWork) -> ClipboardBlock:
    lead = f"{work_head(work.due)}{NBSP}:"
    return ClipboardBlock(f"<p><strong>{lead}</strong></p>{work.html}", f"{lead}\n{work.text}")
