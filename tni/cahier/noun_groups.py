"""Words that begin a title or a sentence and are no names, and the articles of nouns.

A sentence that goes on behind a colon begins with a small letter, unless its first word may be a name.
"""

from __future__ import annotations

import re

from tni.cahier.instructions import VERBS_IN_RE
from tni.cahier.plain_titles import NAMES, lowered
from tni.cahier.title_spellings import FORMS, bare

_MORE_TEXT = """
album ardoise ardoises arguments atelier ateliers atlas bande boîte cahier calculatrice capsule chacun chaque cinq
clavier commencer corps coup dans débat débats depuis dernière dernier deux devant diaporama dix documents double
dribble droite durant échange élèves enregistrement ensemble ensuite entre équipes essais extrait extraits feuille
fiche fiches figure figures film fin flexions frise gammes garder graphique grille groupe groupes grandeurs haut
huit individuel individuelle individuellement jusqu lancer légende lignes livre logiciel longueur maquette maquettes
marche matériel méthode mime montage montée morceau musée neuf note notes objet objets offre œuvre oral oralement
ordinateur ordinateurs outil outils papier par parcours partage partie peinture photo photos pièce plan plateau
plusieurs poste postes premier première premières pratique preuve principe produit protocole puis quatre quelques
question questionnaire règle relais relevé repas retour rôle rôles saut sans schéma schémas sept série séries seul
seule site six sondage sortie sous stations surlignage tableau tableaux tablette tablettes tâche tapis texte textes
tour tous tout toute toutes traces trajet travail trois tuto un une usage vente version visionnage visite vote votes
savoir pouvoir matériaux entreprise fichier piste format idem date docs questions doc emploi
consigne consignes appel sans on
d’abord qu’est puzzle prise repérage renforcement jeux chants ballon balle barème brouillon calque compas équerre
collectif collective collectivement collectifs collectives oralisé oralisée mimé mimée commun commune libre guidé guidée
manuel tutorat binôme binômes trinôme trinômes îlots îlot énoncé énoncés étiquette étiquettes horloge horloges vidéo
"""
_MORE = frozenset(_MORE_TEXT.split())
_ENDINGS = re.compile(
    r"(?:tions?|sions?|teurs?|ages?|ments?|ités?|ances?|ences?|ismes?|ures?|oires?|mètres?|graphes?|graphies?|logies?"
    r"|eries?|ettes|iques|iels?|euses?|eurs|[^aeiouy]es|ants|ents|ets|eaux)$"
)
_GOES_ON = (
    r"[ \u00a0](?:l[ae]s?\b|l’|une?\b|d[eu]s?\b|d’|s[aeo]n?s?\b|ses\b|\d|deux|trois|dix|ce(?:tte|s|t)?\b|par|sur"
    r"|et [a-zà-ÿ]+(?:er|ir|re)\b"
    r"|dans|avec|pour|chaque|au|aux)"
)


_SURELY = re.compile(r"[^\W\d_]+(?:er|ir), [a-zà-ÿ]|[^\W\d_]+-[a-zà-ÿ]|[^\W\d_]+, [a-zà-ÿ]+s$")
"""A verb or a list begins the text."""


def small_start(text: str) -> str:
    """Return a text as it goes on within a line: its first letter is small unless its first word may be a name."""
    first = re.match(r"(?:[dlqs]’)?[^\W\d_]+", text, re.I)
    is_author = re.match(r"L[ae]s? [A-ZÀ-Ý]\w+, [A-ZÀ-Ý]|[AX] [^\W\d_]+,? .*\b[BY]\b", text)  # or two who speak
    if first is None or is_author or text[1:2].isupper() or re.match(r", [A-ZÀ-Ý]", text[first.end() :]):
        return text
    word = first[0].lower()
    known = FORMS.get(bare(word)) or FORMS.get(bare(word).removesuffix("s"), "")
    is_common = (
        lowered(text) != text
        or word in _MORE
        or word in VERBS_IN_RE
        or not {word, word.removesuffix("s")}.isdisjoint(_FEMININE | _MASCULINE)
        or (known[:1].islower() and known != "")
        or bool(_SURELY.match(text))
        or bool(re.match(rf"[^\W\d_]+(?:er|ir){_GOES_ON}", text, re.I))
        or (bool(_ENDINGS.search(word)) and word not in NAMES)
        or bool(
            re.match(
                r"[LD]’[a-zàâéèêîôœ]|\w+ (?:d’|d[eu]s? )[a-zàâéèêîôœ]|\w+, (?!l[ae]s? |une? )[a-zàâéèêîôœ]\w+(?:,| et)",
                text,
            )
        )
    )
    return text[:1].lower() + text[1:] if is_common else text


_FEMININE_TEXT = """
grammaire trace fiche carte mise synthèse analyse écoute lecture dictée vidéo tâche leçon preuve conjecture étude
méthode règle chanson frise maquette pratique partie phase musique danse course question réponse expérience
recherche révision correction découverte enquête visite sortie histoire phrase figure poésie comptine affiche
réécriture ronde conclusion recette vérification version thèse problématique situation séance activité table
dissertation main maison description aide auto-évaluation explication
"""
_FEMININE = frozenset(_FEMININE_TEXT.split())
_MASCULINE_TEXT = """
bilan cours schéma problème théorème exercice rituel rappel jeu quiz texte tableau débat vote chant vocabulaire test
thème dialogue défi exposé point récit conte retour calcul croquis atelier projet tp td travail système poème
diaporama commentaire contrôle compte devoir dessin montage protocole tracé questionnaire quizz résumé corrigé entretien
entraînement échauffement match relais parcours laboratoire modèle graphe programme algorithme groupe document plan
sondage film théâtre verbe nom adjectif pluriel présent passé futur imparfait paragraphe oral kahoot concours
lexique cercle triangle produit nombre angle volume périmètre cas mot code son récapitulatif brevet exemple
"""
_MASCULINE = frozenset(_MASCULINE_TEXT.split())
_F_ENDINGS = re.compile(
    r"(?:tion|sion|xion|ité|té|ance|ence|ure|ude|ette|ée|ie|èse|ique|aison|esse|ade|ise|ille|elle)$"
)
_M_ENDINGS = re.compile(r"(?:ment|age|eau|isme|ème|oir|eur|al|el|ier|et|in|on|is|if|ment|eil|ard|o)$")
_PLURAL = re.compile(
    r"^(?!cours$|parcours$|concours$|corps$|discours$|cas$|croquis$|procès$|relais$|tapis$|temps$).+[sx]$"
)


def with_article(group: str) -> str:
    """Return a group of a noun with its article, small: « le schéma normalisé »; as it is, small, if it has one or its
    noun is not known."""
    group = small_start(group)
    first = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", group)
    if first is None or not group[0].islower() or re.match(_HAS_ARTICLE, group):
        return group
    noun = first[0]
    if _PLURAL.match(noun):
        known = noun[:-1] in _FEMININE | _MASCULINE or _F_ENDINGS.search(noun[:-1]) or _M_ENDINGS.search(noun[:-1])
        is_word = FORMS.get(bare(noun), "")[:1].islower()
        return f"les {group}" if known or is_word else group
    if noun in _FEMININE or (noun not in _MASCULINE and _F_ENDINGS.search(noun)):
        article = "la "
    elif noun in _MASCULINE or _M_ENDINGS.search(noun):
        article = "le "
    else:
        return group
    return f"l’{group}" if group[0] in "aeiouyéèêâîôœh" else article + group


def of_group(group: str) -> str:
    """Return a group of a noun with its article as it goes on behind another noun: « des vecteurs »; "" for none."""
    for article, of in (("les ", "des "), ("le ", "du "), ("la ", "de la "), ("l’", "de l’")):
        if group.startswith(article):
            return of + group.removeprefix(article)
    return ""


_HAS_ARTICLE = (
    r"(?:l[ae]s?|une?|des|du|de|deux|trois|ce|cet|cette|ces|mon|ma|mes|son|sa|ses|notre|nos|qu(?:e|i|oi|and|els?|elles?)|comment|pourquoi|où|à|au"
    r"|aux|en|par|dans|sur|je|on|se|[^\W\d_]{2,}(?:er|ir)"
    r"(?= (?:l[ae]s?|une?|des?|du|son|sa|ses|en|à|par|avec|sur)\b| [ld]’)"
    r"|(?:li|écri|fai|met|pren|constru|dé[cd]ri|tradui|rédui|répond|rend|résoud|compren|appren)\w*re)\b|[ldq]’"
)
