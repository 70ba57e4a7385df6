"""Withdrawal of pages from an entry that the teacher may have edited: what they brought into its proposal is left out,
and her own words stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher

from tni.cahier.entry import Assessment, CahierEntry, Homework, Support
from tni.core.ids import PageId

ALIKE = 0.6
"""Likeness, from 0 to 1, from which a line counts as an edited one of the proposal."""


def withdrawn_entry(
    edited: CahierEntry, then: CahierEntry, without: CahierEntry, pages: Set[PageId] = frozenset()
) -> CahierEntry:
    """Return an entry that was made from the proposal `then`, as if it had been made from `without`, the same proposal
    without some pages.

    What she has not changed becomes that of `without`. Of what she has changed the lines and pieces go that those pages
    brought, as they were proposed or edited; what she wrote besides stays. pages: those pages, also if she has joined
    them herself.
    """
    pages = pages | (set(_pages(then)) - set(_pages(without)))
    supports = [_support(one) for one in edited.supports]
    tests = [_test(one) for one in edited.assessments]
    return replace(
        edited,
        lesson=without.lesson if edited.lesson == then.lesson else edited.lesson,
        title=_text(edited.title, then.title, without.title),
        sequence=_text(edited.sequence, then.sequence, without.sequence),
        contenu=_text(edited.contenu, then.contenu, without.contenu),
        pages=without.pages if edited.pages == then.pages else _without(edited.pages, pages),
        homework=_homework(edited, then, without, pages),
        supports=without.supports
        if edited.supports == then.supports
        else _left(edited.supports, supports, map(_support, then.supports), map(_support, without.supports)),
        assessments=without.assessments
        if edited.assessments == then.assessments
        else tuple(
            replace(one, pages=_without(one.pages, pages))
            for one in _left(edited.assessments, tests, map(_test, then.assessments), map(_test, without.assessments))
        ),
    )


def _pages(entry: CahierEntry) -> Iterable[PageId]:
    pieces = (*(one.pages for one in entry.homework), *(one.pages for one in entry.assessments))
    return (*entry.pages, *(page for pages in pieces for page in pages))


def _without(pages: Sequence[PageId], gone: Set[PageId]) -> tuple[PageId, ...]:
    return tuple(page for page in pages if page not in gone)


def _support(one: Support) -> str:
    return f"{one.title} {one.place}".strip()


def _test(one: Assessment) -> str:
    return f"{one.title}\n{one.text}"


def _homework(edited: CahierEntry, then: CahierEntry, without: CahierEntry, pages: Set[PageId]) -> tuple[Homework, ...]:
    if edited.homework == then.homework:
        return without.homework
    old, kept = [one.text for one in then.homework], [one.text for one in without.homework]
    gone, new = [text for text in old if text not in kept], [text for text in kept if text not in old]
    found: list[Homework] = []
    for one in edited.homework:
        text = one.text
        if _is_of(text, gone, kept):
            origin = _nearest(text, gone)
            text = _text(text, origin, _nearest(origin, [one for one in new if _likeness(one, origin) >= ALIKE]))
        left = replace(one, text=text, pages=_without(one.pages, pages))
        if left == one or left.is_given or left.pages:
            found.append(left)
    return tuple(found)


def _nearest(text: str, others: Sequence[str]) -> str:
    """Return the text that is most alike; "" if there is none."""
    return max(others, key=lambda other: _likeness(other, text), default="")


def _left[T](pieces: Sequence[T], texts: Sequence[str], then: Iterable[str], without: Iterable[str]) -> tuple[T, ...]:
    """Return the pieces of which no text was brought by the pages. texts: those of the pieces."""
    kept = list(without)
    gone = [text for text in then if text not in kept]
    return tuple(piece for piece, text in zip(pieces, texts, strict=True) if not _is_of(text, gone, kept))


def _text(edited: str, then: str, without: str) -> str:
    """Return a text with the lines that the pages brought left out, or as they are without them."""
    if edited == then:
        return without
    old, new, hers = then.split("\n"), without.split("\n"), edited.split("\n")
    for tag, first, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag not in ("replace", "delete"):
            continue
        gone, instead = [line for line in old[first:end] if line not in new], new[begin:stop]
        places = [at for at, line in enumerate(hers) if _is_of(line, gone, new)]
        for at in reversed(places):
            hers[at : at + 1] = [line for line in instead if line not in hers] if at == places[0] else []
    return "\n".join(hers)


def _is_of(line: str, gone: Sequence[str], kept: Sequence[str]) -> bool:
    """Return whether a line is one of those that are gone, as it was or edited, rather than one that is kept."""
    if not line.strip() or line in kept:
        return False
    best = max((_likeness(line, one) for one in gone), default=0.0)
    return best >= ALIKE and best > max((_likeness(line, one) for one in kept), default=0.0)


def _likeness(line: str, other: str) -> float:
    """Return how alike two lines are, from 0 to 1; 1 if one has all words of the other."""
    words, others = (text.casefold().lstrip("–- ").split() for text in (line, other))
    if len(others) > 1 and (" ".join(others) in " ".join(words) or (len(words) > 1 and set(words) <= set(others))):
        return 1.0
    return SequenceMatcher(None, words, others, autojunk=False).ratio()
