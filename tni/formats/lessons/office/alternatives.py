"""Alternatives of Office's XML: the same thing for newer and for older programs, of which one is read."""

from __future__ import annotations

from collections.abc import Iterator

from tni.formats.xml_tree import Element, name_of

_UNDERSTOOD = {"a14", "a16", "p14", "p15", "p16", "asvg", "w14", "wps"}


def children_of(element: Element) -> Iterator[Element]:
    """Yield the children of an element; of alternatives among them those of the branch that is read."""
    left = list(reversed(element))
    while left:
        one = left.pop()
        if name_of(one) == "AlternateContent":
            left += reversed(chosen(one))
        elif name_of(one):
            yield one


def walked(element: Element) -> Iterator[Element]:
    """Yield an element and all within it, as its `iter` does; of alternatives only the branch that is read."""
    left = [element]
    while left:
        one = left.pop()
        yield one
        left += reversed(list(children_of(one)))


def chosen(element: Element) -> list[Element]:
    """Return the elements of the branch of an `AlternateContent` that is read: the first whose needs are known; else
    the fallback, which other programs show; else the first."""
    branches = [one for one in element if name_of(one) in ("Choice", "Fallback")]
    for one in branches:
        needed = set((one.get("Requires") or "").split())
        if len(one) and (name_of(one) == "Fallback" or needed <= _UNDERSTOOD):
            return list(one)
    return list(branches[0]) if branches else []
