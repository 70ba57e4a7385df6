"""Texts of French lessons made from the labels of ScoLOMFR, the same each time, for tests of search.

A lesson is about one concept; its pages are about concepts near it. The labels are outside data: `TNI_CORPUS` names
their folder, and without it there is nothing to make lessons of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from xml.etree import ElementTree

VOCABULARY = Path("formats/scolomfr/scolomfrSkos_n_n-1_15.rdf")
_RDF, _SKOS = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://www.w3.org/2004/02/skos/core#}"
_SPLIT = re.compile(r"(?P<topic>[^()]{3,})\((?P<place>[^()]+)\)\s*")
PAGES, WORDS = 5, 300
SENTENCES = (
    "Aujourd’hui, nous travaillons sur {x}.",
    "Observe le document, puis explique {x} avec tes propres mots.",
    "À retenir : {x}.",
    "Exercice {n}. Réponds par une phrase complète à propos de {x}.",
    "Que savez-vous déjà sur {x} ?",
    "En groupe, cherchez deux exemples pour {x}.",
    "Consigne : relie chaque mot à sa définition, en pensant à {x}.",
    "Trace écrite : {x}, à recopier dans le cahier.",
    "L’élève doit être capable d’utiliser {x} dans une situation nouvelle.",
    "Attention à ne pas confondre {x} et {y}.",
    "Question {n} : quel lien y a-t-il entre {x} et {y} ?",
    "Pour la prochaine fois, préparez {x}.",
    "Correction collective au tableau : {x}.",
    "D’après le texte, {y} dépend de {x}. Vrai ou faux ?",
)
STEPS = ("Découverte", "Je cherche", "Je retiens", "Exercices", "Pour aller plus loin", "Bilan", "Correction", "Rappel")
LEVELS = ("CP", "CE1", "CE2", "CM1", "CM2", "6e", "5e", "4e", "3e", "2de", "1re", "Tle")


@dataclass(frozen=True, slots=True)
class TextPage:
    """Page of a made lesson. texts: of its text boxes."""

    title: str
    texts: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class TextLesson:
    """Made lesson. about: label of its concept, which nothing but its texts need to contain."""

    title: str
    subject: str
    level: str
    about: str
    pages: tuple[TextPage, ...]


@dataclass(frozen=True, slots=True)
class _Concept:
    topic: str
    place: str
    near: tuple[str, ...]


class LessonTexts:
    """Maker of lessons. The lesson of a number is always the same."""

    def __init__(self, corpus: Path) -> None:
        """Read the labels. Raises: OSError, ElementTree.ParseError."""
        self._concepts = _concepts(corpus / VOCABULARY)
        self._subjects = sorted(key for key, concept in self._concepts.items() if concept.place)

    def lesson(self, number: int) -> TextLesson:
        """Make the lesson of a number: five pages, 300 words in their texts."""
        chance = Random(number)
        concept = self._concepts[chance.choice(self._subjects)]
        near = [concept.topic, *(self._concepts[key].topic for key in concept.near if key in self._concepts)]
        pages = tuple(self._page(chance, near, at) for at in range(PAGES))
        title = concept.topic[0].upper() + concept.topic[1:]
        named = f"{chance.choice(STEPS)} : {concept.topic}" if chance.random() < 0.2 else title
        place = re.sub(r"\s*cycle \d.*|\s*\d\w*$", "", concept.place)
        return TextLesson(named, place, chance.choice(LEVELS), concept.topic, pages)

    def _page(self, chance: Random, near: list[str], at: int) -> TextPage:
        topics = [*chance.choices(near, k=2), near[0]]
        words: list[str] = []
        boxes: list[str] = []
        while len(words) < WORDS // PAGES:
            x, y = chance.choice(topics), chance.choice(near)
            sentence = chance.choice(SENTENCES).format(x=x, y=y, n=at + 1)
            boxes.append(sentence)
            words += sentence.split()
        notes = f"Prévoir le matériel pour {chance.choice(near)}." if chance.random() < 0.3 else ""
        title = "" if chance.random() < 0.4 else chance.choice((chance.choice(STEPS), chance.choice(near)))
        return TextPage(title, tuple(boxes), notes)


def _concepts(path: Path) -> dict[str, _Concept]:
    found: dict[str, _Concept] = {}
    for _, node in ElementTree.iterparse(path):
        if node.tag != f"{_RDF}Description":
            continue
        label = node.find(f"{_SKOS}prefLabel")
        if label is None or not label.text or not label.text.strip():
            continue
        match = _SPLIT.fullmatch(label.text.strip())
        topic, place = (match["topic"].strip(), match["place"]) if match else (label.text.strip(), "")
        near = tuple(
            other.get(f"{_RDF}resource", "")
            for kind in ("broader", "narrower", "related")
            for other in node.findall(f"{_SKOS}{kind}")
        )
        found[node.get(f"{_RDF}about", "")] = _Concept(topic, place, near)
    return found
