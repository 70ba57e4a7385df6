"""Notes for the teacher that Sankoré keeps: its guide on each page, and its description of the séance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tni.formats.xml_tree import Element

GUIDES = frozenset({"teacherGuide", "teacherBar"})
_TOLD = ("title", "value", "comment", "actor", "task", "text", "url", "relativePath")
"""Attributes of a guide's parts that say something, in the order in which they are read."""
_LONGEST = 20_000
_DESCRIBED = {
    "sessionTitle": "Séance", "sessionTarget": "Objectifs", "sessionKeywords": "Mots-clés", "sessionLevel": "Niveau",
    "sessionTopic": "Sujet", "sessionAuthors": "Auteurs", "sessionLicence": "Licence",
}  # fmt: skip


def guide_text(guide: Element) -> str:
    """Return what a guide says, a line for each of its parts."""
    return "\n".join(_lines(guide))[:_LONGEST]


def _lines(guide: Element) -> Iterator[str]:
    for part in guide.iter():
        words = [" ".join(str(part.get(name, "")).split()) for name in _TOLD]
        text = " ".join((part.text or "").split())
        line = " ; ".join(word for word in (*words, text) if word)
        if line:
            yield line


def described_lesson(described: Mapping[str, str]) -> str:
    """Return what a document's description says of the séance. described: texts of its elements by their names."""
    said = {label: " ".join(described.get(name, "").split()) for name, label in _DESCRIBED.items()}
    return "\n".join(f"{label} : {text}" for label, text in said.items() if text)[:_LONGEST]
