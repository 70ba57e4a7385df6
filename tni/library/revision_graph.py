"""Graph of a lesson's revisions: which was made from which. A graph may name revisions whose content is gone, and
parents that it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tni.library.revision import RevisionId

type RevisionGraph = Mapping[RevisionId, tuple[RevisionId, ...]]
"""Parents of each revision."""


def ancestors(graph: RevisionGraph, revision: RevisionId) -> set[RevisionId]:
    """Return the revisions that a revision was made from, itself included, unknown ones too."""
    found, rest = {revision}, [revision]
    while rest:
        fresh = [parent for parent in graph.get(rest.pop(), ()) if parent not in found]
        found.update(fresh)
        rest += fresh
    return found


def heads(graph: RevisionGraph) -> set[RevisionId]:
    """Return the known revisions from which no other was made: one, or several after changes in two places."""
    return graph.keys() - {parent for parents in graph.values() for parent in parents}


def is_ancestor(graph: RevisionGraph, older: RevisionId, newer: RevisionId) -> bool:
    """Return whether `newer` was made from `older`, or is it: nothing of `older` needs to be merged into it."""
    return older in ancestors(graph, newer)


def merge_bases(graph: RevisionGraph, one: RevisionId, other: RevisionId) -> set[RevisionId]:
    """Return the latest common ancestors: none for lessons without common origin, several where the same two revisions
    were merged in two places."""
    common = ancestors(graph, one) & ancestors(graph, other)
    return common - _before(graph, common)


def merge_base(graph: RevisionGraph, one: RevisionId, other: RevisionId) -> RevisionId | None:
    """Return one of the latest common ancestors, on each computer the same; None if there is none."""
    return min(merge_bases(graph, one, other), default=None)


def _before(graph: RevisionGraph, revisions: Iterable[RevisionId]) -> set[RevisionId]:
    """Return the revisions that the given ones were made from. The given ones hold all their own ancestors."""
    return {parent for revision in revisions for parent in graph.get(revision, ())}
