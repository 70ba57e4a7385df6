"""Text about the history of a lesson: its revisions and the pages that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tni.core.ids import PageId
from tni.library.page_changes import PageChange
from tni.library.revision_comparison import PageDifference
from tni.services.library.history_service import ListedRevision
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.dates import day_and_month, format_date, format_time, short_date

MOST_NUMBERS = 8
"""Page numbers that are listed; of more, their count is told."""


def day_text(day: date, today: date) -> str:
    """Return the heading of a day in the list of revisions."""
    if (today - day).days in (0, 1):
        near = short_date(day, today)
        return near[:1].upper() + near[1:]
    return _date(day, today)


def revision_title(listed: ListedRevision, today: date) -> str:
    """Return a revision's day and time as a heading."""
    made = listed.made.astimezone()
    return tr("{day}, {time}").format(day=_date(made.date(), today), time=format_time(made))


def _date(day: date, today: date) -> str:
    """Return a day with its name, without the year if it is this one."""
    return format_date(day).removesuffix(f" {today.year}")


def revision_details(listed: ListedRevision) -> str:
    """Return the second line of a revision: the pages that it changed."""
    parts = []
    if listed.is_branch:
        parts.append(tr("d’un autre ordinateur"))
    if listed.backed_up is not None:
        parts.append(tr("sauvegarde du {}").format(day_and_month(listed.backed_up.astimezone().date())))
    if listed.pages:
        parts.append(pages_text(listed.pages))
    elif listed.page_count:
        pages = listed.page_count
        parts.append((tr("{} page") if is_singular(pages) else tr("{} pages")).format(pages))
    return ", ".join(parts)


def pages_text(pages: Mapping[PageId, tuple[int, PageDifference]]) -> str:
    """Return which pages were changed, added, removed or moved, by their numbers."""
    by_kind: dict[PageDifference, list[int]] = {}
    for number, how in pages.values():
        by_kind.setdefault(how, []).append(number)
    return _listed(by_kind)


def changes_text(changes: Sequence[PageChange]) -> str:
    """Return what the lesson has changed since a revision. Added pages have the numbers of now, others those of the
    revision."""
    if not changes:
        return tr("Aucune différence avec la leçon d’aujourd’hui.")
    by_kind: dict[PageDifference, list[int]] = {}
    for change in changes:
        by_kind.setdefault(change.how, []).append(change.number or change.now_number)
    return tr("Depuis : {}.").format(_listed(by_kind))


def mark_text(how: PageDifference) -> str:
    """Return what became of a page since a revision, in a word or two."""
    return {
        PageDifference.ADDED: tr("ajoutée depuis"),
        PageDifference.REMOVED: tr("enlevée depuis"),
        PageDifference.CHANGED: tr("modifiée depuis"),
        PageDifference.MOVED: tr("déplacée depuis"),
    }[how]


def _listed(by_kind: Mapping[PageDifference, Sequence[int]]) -> str:
    texts = {
        PageDifference.CHANGED: (tr("page {} modifiée"), tr("pages {} modifiées"), tr("{} pages modifiées")),
        PageDifference.ADDED: (tr("page {} ajoutée"), tr("pages {} ajoutées"), tr("{} pages ajoutées")),
        PageDifference.REMOVED: (tr("page {} enlevée"), tr("pages {} enlevées"), tr("{} pages enlevées")),
        PageDifference.MOVED: (tr("page {} déplacée"), tr("pages {} déplacées"), tr("{} pages déplacées")),
    }
    parts = []
    for how, (one, several, many) in texts.items():
        if numbers := sorted(by_kind.get(how, ())):
            parts.append(_numbered(numbers, one, several, many))
    return ", ".join(parts)


def _numbered(numbers: Sequence[int], one: str, several: str, many: str) -> str:
    if len(numbers) == 1:
        return one.format(numbers[0])
    if len(numbers) > MOST_NUMBERS:
        return many.format(len(numbers))
    return several.format(_and(map(str, numbers)))


def _and(parts: Iterable[str]) -> str:
    *first, last = parts
    return tr("{} et {}").format(", ".join(first), last) if first else last
