"""Titles in a language lesson: names of activities in French, other words of the language in guillemets."""

from __future__ import annotations

import re

from tni.cahier.class_phrases import aim_of_question, french_of
from tni.cahier.french import NBSP, format_list, quoted

_SUBJECT = re.compile(
    r"\b(anglais|allemand|espagnol|italien|portugais|chinois|arabe|russe|japonais|hébreu|néerlandais|latin|grec|lv[abc12]"
    r"|llcer?a?|langues?|section euro\w*|angl?|allem?|all|esp|espa|ital?|port)\b",
    re.I,
)
_ACTIVITIES = (
    (
        "Mise en route",
        r"per cominciare|warm(?:ing)?[ -]?up|ice[ -]?breaker|starter|lead[ -]?in|einstieg|aufwärmen|para empezar"
        r"|calentamiento|riscaldamento",
    ),
    ("Rituel", r"ritual|rituale|daily routine of the class|date and weather|rutina"),
    (
        "Compréhension orale",
        r"listen(ing)?( comprehension)?|listening activity|h[öo]rverstehen|comprensi[óo]n (auditiva|oral)"
        r"|ascolto|comprensione orale|hörtext|hörübung|escuchamos|escucha|audici[óo]n",
    ),
    ("Compréhension", r"comprehension( questions)?|comprensi[óo]n|verständnis|comprensione"),
    (
        "Compréhension écrite",
        r"reading( comprehension)?|read the text|leseverstehen|comprensi[óo]n (escrita|lectora)"
        r"|lettura|comprensione scritta|lesetext|lectura|leemos",
    ),
    (
        "Expression orale",
        r"speaking|oral practice|let[’']s (talk|speak)|pair ?work|sprechen|expresi[óo]n oral|espressione orale"
        r"|producci[óo]n oral|produzione orale|speaking time|oral expression|sprechzeit|hablamos|parliamo",
    ),
    (
        "Expression écrite",
        r"writing|written (expression|task)|schreiben|expresi[óo]n escrita"
        r"|producci[óo]n escrita|produzione scritta|espressione scritta",
    ),
    (
        "Point de grammaire",
        r"grammar (?:point|focus|corner|time|rule)|language focus|grammatikpunkt|punto (?:de gramática|grammaticale)"
        r"|gramática en uso",
    ),
    ("Entraînement", r"let[’']s practi[sc]e|practice time|training|wir üben|practicamos"),
    ("Grammaire", r"grammar|grammatik|gram[áa]tica|grammatica"),
    ("Prononciation", r"pronunciation|phonology|aussprache|pronunciaci[óo]n|pronuncia"),
    ("Conjugaison", r"conjugation|konjugation|conjugaci[óo]n|coniugazione"),
    ("Version", r"versio"),
    ("Traduction", r"translation|übersetzung|traducci[óo]n|traduzione"),
    ("Dictée", r"dictation|diktat|dictado|dettato"),
    ("Médiation", r"mediation|sprachmittlung|mediaci[óo]n|mediazione"),
    ("Civilisation", r"culture corner|landeskunde|cultura|civilizaci[óo]n|civiltà"),
    ("Débat", r"debate|debatte|diskussion|dibattito"),
    ("Travail de groupe", r"group ?work|gruppenarbeit|trabajo en grupo|lavoro di gruppo"),
    ("Travail à deux", r"partnerarbeit|trabajo en parejas|lavoro a coppie"),
    ("Mots clés", r"key ?words|schlüsselwörter|palabras claves?|parole chiave"),
    ("Correction", r"homework correction|check(?:ing)? homework|hausaufgabenkontrolle|correcci[óo]n|correzione"),
    ("Quiz", r"quiz"),
    ("Vocabulaire", r"vocabulary|words|wortschatz|vokabeln|vocabulario|l[ée]xico|lessico|vocabolario"),
    ("Révisions", r"review|revision|recap|wiederholung|repaso|ripasso"),
    ("Écouter et montrer", r"listen and (?:point|show)"),
    ("Écouter et répéter", r"listen and (?:repeat|say)"),
    ("Écouter et dessiner", r"listen and (?:draw|colou?r)"),
    ("Lire et relier", r"read and match"),
    ("Exercices", r"exercises?|practice|übung(en)?|ejercicios?|esercizi?o?"),
    ("Étude d’un texte", r"text|texto|testo|der text"),
    ("Vidéo", r"video|watch the video|v[íi]deo"),
    ("Chanson", r"song|lied|canci[óo]n|canzone"),
    ("Jeu de rôle", r"role ?[ -]?play|scenetta|sketch|rollenspiel|juego de rol|gioco di ruolo"),
    ("Jeu", r"game|let[’']s play|spiel|juego|gioco"),
    ("Tâche finale", r"final task|projekt|tarea final|projet final"),
)
_PLACE = r"S\. ?\d|p\.?[ \u00a0]?\d|(?:track|pista|piste|spur|traccia) ?\d"
_BEHIND = rf"\s*\d*\s*(?:[:–.-]\s*|$|(?={_PLACE}))"
_KNOWN = tuple(
    (french, re.compile(rf"^(?:{foreign})\s*\d*\s*(?:[:–.-]\s*|$|(?={_PLACE}))", re.I))
    for french, foreign in _ACTIVITIES
)
_FRENCH = re.compile(
    r"[âçêëîïôûœ]|è(?=[^\W\d_])|\b(?:à|où|là|déjà)\b|\b(le|les|une|des|du|et|au|aux|pour|avec|dans|sur|qui|est|sont|leçon|cours|exercices?|orale?|écrite?"
    r"|expression|compréhension|nominatif|accusatif|génitif|datif|infinitif|subjonctif|conditionnel|impératif|auxiliaires?|ablatif|singulier|pluriel|masculin|féminin|pr[ée]sent|passé|futur"
    r"|workbook|wb|rituel|révisions|jeu|chanson|vidéo|travail|anglais|espagnol|allemand|italien"
    r"|activité|version|thème|civilisation|culture|mythologie|débat|exposé|présentation|entraînement|évaluation"
    r"|conclusion|introduction|consignes?|découverte|synthèse|lettres?|correction|puis|ensuite|chaque|sans|nous|vous|ils|elles|notre|votre|leurs|écoutes?|échange|ardoise|tableau|binômes?|groupes?|pistes?|réfléchis?|demande|vocabulaire|grammaire|traduction|étymologie|déclinaison|récapitulatif|texte|lecture|bilan|rappels?|verbes?"
    r"|chapitre|séquence|phrases?|dialogue|parler|décrire|dire|écrire|lire|comprendre|présenter|raconter"
    r"|exprimer|savoir|découvrir|apprendre|réviser|finir|terminer|préparer|mots?|question)\b|^(d|l|qu|c)’",
    re.I,
)


def is_language(subject: str) -> bool:
    """Return whether a school subject is a foreign or an ancient language."""
    return bool(_SUBJECT.search(subject))


def is_activity_name(line: str) -> bool:
    """Return whether a line begins with an activity of a language lesson, in French or not."""
    is_named = any(line.startswith(french) for french, _ in _ACTIVITIES) or _CODE_OF_SKILL.match(line) is not None
    return is_named or any(one.match(line) for _, one in _KNOWN)


_PARTS = {
    "unit": "Unité", "unidad": "Unité", "chapter": "Chapitre", "kapitel": "Chapitre", "capítulo": "Chapitre",
    "unità": "Unité", "capitolo": "Chapitre", "lezione": "Leçon",
    "lesson": "Leçon", "lektion": "Leçon", "lección": "Leçon", "sequence": "Séquence", "secuencia": "Séquence",
    "axe": "Axe", "theme": "Thème", "tema": "Thème", "thema": "Thème",
}  # fmt: skip
_PART = re.compile(rf"^({'|'.join(_PARTS)}) (\d{{1,2}})(?![\w.])", re.I)
_FORMS = re.compile(rf"(?!.*(?:er|ir)\b)(([^\W\d_]{{3}})[^\W\d_]*(?:, \2[^\W\d_]*)+)(?={NBSP}: )", re.I)
"""Forms of one word of the language, before what they are an example of."""
_WITH_WORD = re.compile(r"\b(avec|introduites? par) ([a-zäöüßñ]{2,})$")
"""Word of the language that a heading in French names last: « Les subordonnées avec wenn »."""


_SKILLS = {
    "CO": "Compréhension orale", "CE": "Compréhension écrite", "EO": "Expression orale", "EE": "Expression écrite",
    "PO": "Expression orale", "PE": "Expression écrite", "EOC": "Expression orale en continu",
    "EOI": "Expression orale en interaction", "PPC": "Prise de parole en continu", "POC": "Prise de parole en continu",
    "POI": "Expression orale en interaction", "HV": "Compréhension orale", "LV": "Compréhension écrite",
}  # fmt: skip
_CODE_OF_SKILL = re.compile(
    rf"^(?P<code>{'|'.join(sorted(_SKILLS, key=len, reverse=True))})(?: ?\d(?=[ \u00a0]*[:–-]))?"
    r"(?:[ \u00a0]*[:–-][ \u00a0]*|[ \u00a0]+(?=\S)|$)"
)
"""Skill that is trained, as teachers of languages shorten it: « CO pista 14 »."""
_TRACK = re.compile(
    r"^(?:track|pista|piste|spur|traccia|audio|cd \d+ track) ?(?:n°[ \u00a0]?)?(\d{1,3})(?!\d)[ \u00a0,:–-]*", re.I
)


def _skilled(french: str, rest: str) -> str:
    """Return an activity with what it is about: a track in brackets, a text or the words of the language quoted."""
    if place := re.match(r"(?:p\.?|S\.)[ \u00a0]?(\d[\d à-]*)(?:[ \u00a0,:–-]+(?=\w))?", rest):
        rest, page = rest[place.end() :], f"p.{NBSP}{place[1].strip()}"
        return _skilled(french, rest) + f" ({page})" if re.search(r"[^\W\d_]{3}", rest) else f"{french} {page}{rest}"
    if behind := re.search(rf"[ ,(–-]+{_TRACK.pattern[1:]}\)?$", rest, re.I):
        return f"{_skilled(french, rest[: behind.start()])} (piste{NBSP}{behind[1]})"
    if track := _TRACK.match(rest):
        rest = rest[track.end() :].strip()
        french = f"{french} (piste{NBSP}{track[1]})"
    told = _work_quoted(rest) if french.partition(" (")[0] in _OF_WORKS else put_in_french(rest)
    if french in _OF_ACTIONS and told.startswith("«") and "?" not in told:
        return french  # what the pupils were told to do
    return f"{french}{NBSP}: {told}" if rest else french


def detail_in_french(text: str) -> str:
    """Return a detail of a phase in French, else with what is in the language in guillemets: the whole, or what comes
    after a colon."""
    text = re.sub(r"[„“]([^“”«»]+)[“”]", lambda found: quoted(found[1]), text)
    if track := _TRACK.match(text):
        rest = text[track.end() :].strip()
        return f"piste{NBSP}{track[1]}{f', {put_in_french(rest)}' if rest else ''}"
    before, colon, after = text.partition(f"{NBSP}: ")
    if colon and "«" not in text and _FRENCH.search(before):
        return f"{before}{colon}{put_in_french(after)}"
    name, opens, rest = text.partition(" «")
    if opens and (kind := french_of(name)):
        return f"{re.sub(_ARTICLE, '', kind)}{opens}{rest}"
    return put_in_french(text)


_ARTICLE = r"^(?:l[ae]s? |l’)"


_CHAPTER = re.compile(r"([A-Z][^,:«»]{3,40}?),? (?:ch|chap|chapter|chapitre|cap|kapitel)\.? ?(\d{1,2})$", re.I)
"""Book and its chapter: « Frankenstein ch5 »."""


def in_french(title: str) -> str:
    """Return a title of a language lesson with its activity in French; the words of the language are put in French
    where all of them are understood, else quoted."""
    title = re.sub(r"[„“]([^“”«»]+)[“”]", lambda found: quoted(found[1]), title)
    title = re.sub(r"^Kap\.? ?(?=\d)", "Kapitel ", title)
    if found := _CHAPTER.match(title):
        return f"{quoted(found[1])}, chapitre{NBSP}{found[2]}"
    if found := _FORMS.match(title):
        return quoted(found[1]) + title[found.end() :]
    if found := _CODE_OF_SKILL.match(title):
        return _skilled(_SKILLS[found["code"]], title[found.end() :].strip())
    title = re.sub(r"^U ?(?=\d)", "Unit ", title)
    if found := _PART.match(title):
        part = _PARTS[found[1].casefold()]
        rest = re.sub(
            r"^(?i:L|lesson|lektion|lecci[óo]n|lezione|lección) ?(\d{1,2})$",
            r"leçon \1",
            title[found.end() :].strip(" –:-\u00a0"),
        )
        return f"{part} {found[2]}{NBSP}: {put_in_french(rest)}" if rest else f"{part} {found[2]}"
    title = _WITH_WORD.sub(lambda found: f"{found[1]} {quoted_foreign(found[2])}", title)
    for french, foreign in _KNOWN:
        if found := foreign.match(title):
            return _skilled(french, title[found.end() :].strip())
    told = put_in_french(title)
    told = told if told != title or "«" in told else _OTHER_LETTERS.sub(lambda found: quoted(found[0]), told)
    return told[:1].upper() + told[1:]


_LETTER = r"[\u0370-\u1fff\u2e80-\ud7ff]"
_OTHER_LETTERS = re.compile(rf"{_LETTER}(?:[^:«»()\nA-Za-zÀ-ÿ]*{_LETTER}[^\s\w:«»()]{{0,3}})?")
"""Words in other letters within a line in French: « Vocabulaire : العائلة »."""
_OF_ACTIONS = ("Expression orale", "Jeu", "Jeu de rôle")
_OF_WORKS = ("Étude d’un texte", "Compréhension orale", "Compréhension écrite", "Chanson", "Vidéo")
"""Activities behind which the title of a text or of a recording stands."""


_WITH_BOOK = re.compile(r"([^()]{3,60}?) \((wb|workbook|sb|livre|manuel|)[ ,]*(p\.?[ \u00a0]?\d[^()]{0,20})\)$", re.I)
"""Title of a text with the page of its book."""


def _work_quoted(title: str) -> str:
    """Return the title of a text or recording in guillemets, with its French if that is known."""
    if found := _WITH_BOOK.match(title):
        book = "cahier d’activités, " if re.match(r"wb|workbook", found[2], re.I) else ""
        return f"{_work_quoted(found[1])} ({book}{found[3]})"
    quote, french = quoted_foreign(title), french_of(title)
    if not french or not quote.startswith("«"):
        return quote
    return french if re.match(r"p\.|l’exercice|le (?:cahier|manuel)", french) else f"{quote} ({french})"


def question_in_french(quote: str) -> str:
    """Return a title that is only words of the language as an activity: what is learnt by them, then the words."""
    words = quote.strip(f"«»{NBSP} ")
    if aim := aim_of_question(words):
        return f"{aim[:1].upper()}{aim[1:]}{NBSP}: {quote}"
    return f"Travail sur {'la question ' if words.endswith('?') else ''}{quote}"


def question_quoted(question: str) -> str:
    """Return a question of a language lesson in guillemets, with the punctuation of its language."""
    return quoted(
        question
        if re.search(r"\b(qu|est-ce|pourquoi|comment|combien|quels?|quelles?)\b", question, re.I)
        else re.sub(r"[\s\u00a0]+(?=[?!])", "", question)
    )


def put_in_french(text: str) -> str:
    """Return a text of a language lesson in French where each of its words is understood, else quoted unless it is
    French."""
    if " / " in text and all(parts := [french_of(part) for part in text.split(" / ")]):
        return " / ".join(parts)
    return french_of(text) or quoted_foreign(text)


def quoted_foreign(text: str) -> str:
    """Return a text in guillemets, unless it is French or has some. Its punctuation stays that of its language."""
    if not text or "«" in text or _FRENCH.search(text) or not re.search(r"[^\W\d_]{2,}", text):
        return text
    if re.fullmatch(r"[^\W\d_]+(?:, [^\W\d_]+){1,5}", text):
        return format_list([quoted(word) for word in text.split(", ")])  # words that are learnt
    return quoted(re.sub(r"[\s\u00a0]+(?=[?!;:])", "", text))
