"""Erasure of the text of an entry that was sent, which keeps what finds it at the ENT."""

from __future__ import annotations

from dataclasses import replace

from tni.cahier.delivery import Delivery
from tni.cahier.outgoing_entry import OutgoingEntry


def without_text(delivery: Delivery, entry: OutgoingEntry) -> tuple[Delivery, OutgoingEntry]:
    """Return a delivery and its entry without texts, titles and files. Class, subject, times and uids stay: by them a
    connector still finds the entry to remove it."""
    works = tuple(replace(one, html="", text="", files=()) for one in entry.works)
    bare = replace(
        entry, teacher="", title="", html="", text="", sequence="", supports=(), assessments=(),
        works=works, files=(),
    )  # fmt: skip
    label = replace(delivery.label, title="")
    return replace(delivery, label=label, differences=(), warnings=(), trouble=None), bare
