"""Words of the work to do that are typed in haste: its verbs, and nouns with the article that they lack."""

from __future__ import annotations

import re

from tni.cahier.instructions import INFINITIVES, VERBS_IN_RE

_MASCULINE = """
bilan bonnet cahier carnet chapitre classeur compas contrôle cours croquis dessin diaporama dossier exposé graphique
lexique livre livret maillot manuel montage mot notebook planisphère poème problème protocole quadrillage
questionnaire rapport résumé schéma tableau tablier texte tp vocabulaire
"""
_FEMININE = """
affiche autorisation blouse calculatrice carte conclusion conjugaison courbe dictée dissertation enquête feuille
fiche figure frise grammaire interrogation introduction leçon légende mallette orthographe partie photo poésie règle
rédaction synthèse tenue trace équerre évaluation
"""
_PLURALS = """
baskets calculs cartes chapitres dates documents définitions exercices fiches formules leçons lignes livres mots
pages phrases questions règles schémas signatures tables verbes équations
"""
ARTICLES = {
    **dict.fromkeys(_MASCULINE.split(), "le "),
    **dict.fromkeys(_FEMININE.split(), "la "),
    **dict.fromkeys(_PLURALS.split(), "les "),
}
"""Nouns of work with their articles."""
_MORE_VERBS = """
amener apporter avancer chanter coller colorier commencer continuer corriger déposer développer enregistrer envoyer
finir imprimer jouer mémoriser penser préparer prévoir ramener rapporter rattraper regarder remettre rendre revoir
résoudre réviser savoir signer terminer venir visionner étudier
"""
_VERBS = INFINITIVES | VERBS_IN_RE | frozenset(_MORE_VERBS.split())
_WITH_OBJECT = re.compile(
    r"(?:s[’'])?[^\W\d_]+(?:er|ir|oir|re) (?:(?:l[ae]s?|une?|des|du|son|sa|ses|à|en|sur|avec|bien)\b|l[’'])"
)


def begins_with_task(text: str) -> bool:
    """Return whether a text begins with a verb: one that is known, or has an object. « goûter » may be a thing."""
    first = re.match(r"(?:s[’']|se )?([^\W\d_]+)", text)
    return first is not None and (first[1].lower() in _VERBS or _WITH_OBJECT.match(text.lower()) is not None)


def elided(article: str, group: str) -> str:
    """Return a group of a noun behind its article: « l’introduction »."""
    return f"l’{group}" if group[:1] in "aeéèêiouyœ" and article != "les " else f"{article}{group}"
