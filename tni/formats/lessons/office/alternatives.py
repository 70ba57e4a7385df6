"""Alternatives of Office's XML: the same thing for newer and for older programs, of which one is read."""

from __future__ import annotations

from tni.formats.xml_tree import Element, name_of

_UNDERSTOOD = {"a14", "a16", "p14", "p15", "p16", "asvg", "w14", "wps"}


def chosen(element: Element) -> list[Element]:
    """Return the elements of the branch of an `AlternateContent` that is read: the first whose needs are known; else
    the fallback, which other programs show; else the first."""
    branches = [one for one in element if name_of(one) in ("Choice", "Fallback")]
    for one in branches:
        needed = set((one.get("Requires") or "").split())
        if len(one) and (name_of(one) == "Fallback" or needed <= _UNDERSTOOD):
            return list(one)
    return list(branches[0]) if branches else []
