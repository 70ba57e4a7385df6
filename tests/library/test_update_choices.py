"""Choices about an update: nothing is taken that was not decided, and keeping all loses no page."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest

from tni.core.ids import BlobId, PageId
from tni.library.revision import PagePart, Revision
from tni.library.shared_lesson import NOTHING
from tni.library.shared_update import OwnPages, PageTaking, compared
from tni.library.update_choices import PageMark, UpdateChoices, mark_of

pytestmark = pytest.mark.core
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
STATES = list(product(("", "a"), ("", "a", "b"), ("", "a", "c")))
"""Contents of a page in base, ours and theirs; "" where it is not there."""


def revision(side: int) -> Revision:
    parts = [
        PagePart(PageId(f"p{number}"), float(number), BlobId(state[side] * 64))
        for number, state in enumerate(STATES)
        if state[side]
    ]
    return Revision(lesson_id="x" * 32, parents=(), made=NOW, author="", pages=tuple(parts), properties=NOTHING)


def choices(own: OwnPages | None = None) -> UpdateChoices:
    return UpdateChoices(compared(revision(0), revision(1), revision(2), own))


def state_of(page: PageId) -> tuple[str, str, str]:
    return STATES[int(page[1:])]


def test_a_page_is_asked_for_only_where_both_have_changed_it_differently() -> None:
    for page in choices().undecided:
        base, ours, theirs = state_of(page)
        assert ours not in (base, theirs)
        assert theirs != base


def test_nothing_is_chosen_while_a_page_is_not_decided() -> None:
    made = choices()
    with pytest.raises(ValueError, match="not decided"):
        _ = made.chosen
    for page in made.undecided:
        made.choose(page, PageTaking.OURS)
    assert made.undecided == ()
    assert {page for page, _ in made.chosen.items()} == {page.page.page for page in made.comparison.pages}


def test_keeping_all_loses_no_page_of_either_side() -> None:
    made = choices(OwnPages(untouched=[PageId(f"p{n}") for n in range(0, len(STATES), 2)]))
    made.keep_all()
    for page in made.shown:
        taking, (_, ours, theirs) = made.chosen[page.page.page], state_of(page.page.page)
        if ours and not theirs:
            assert taking is PageTaking.OURS
        elif theirs and not ours:
            assert taking is PageTaking.THEIRS
        elif mark_of(page) is PageMark.CHANGED_BY_BOTH or page.protected:
            assert taking is PageTaking.BESIDE


def test_what_looks_the_same_or_was_changed_here_alone_is_folded() -> None:
    made = choices()
    for page in made.shown:
        base, ours, theirs = state_of(page.page.page)
        assert ours != theirs
        assert theirs != base
    marks = {state_of(page.page.page): mark_of(page) for page in made.shown}
    assert marks["", "", "a"] is PageMark.NEW
    assert marks["a", "a", ""] is PageMark.REMOVED
    assert marks["a", "a", "c"] is PageMark.CHANGED
    assert marks["a", "b", "c"] is PageMark.CHANGED_BY_BOTH
    assert marks["a", "", "c"] is PageMark.REMOVED_HERE
