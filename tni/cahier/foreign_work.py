"""Work to do that was typed in the language of the lesson: in French as far as each of its words is understood."""

from __future__ import annotations

import re

from tni.cahier.book_references import exercises_in, is_only_exercises
from tni.cahier.class_phrases import french_of
from tni.cahier.foreign_titles import is_language, question_quoted, quoted_foreign
from tni.cahier.french import NBSP, quoted
from tni.cahier.plain_titles import with_capital

_SHORT_SUBJECT = re.compile(r"(?:ang|agl|esp|all|ita|por|lv[abc123])\d?\b", re.I)
_NUMBERED = {
    "chapter": ("chapitre", "le"), "kapitel": ("chapitre", "le"), "capítulo": ("chapitre", "le"),
    "capitolo": ("chapitre", "le"), "unit": ("unité", "l’"), "unidad": ("unité", "l’"), "unità": ("unité", "l’"),
    "lesson": ("leçon", "la"), "lección": ("leçon", "la"), "lezione": ("leçon", "la"), "lektion": ("leçon", "la"),
    "part": ("partie", "la"), "parte": ("partie", "la"), "teil": ("partie", "la"), "page": ("page", "la"),
    "exercise": ("exercice", "l’"), "ejercicio": ("exercice", "l’"), "esercizio": ("exercice", "l’"),
    "übung": ("exercice", "l’"), "aufgabe": ("exercice", "l’"), "text": ("texte", "le"), "texto": ("texte", "le"),
    "testo": ("texte", "le"), "list": ("liste", "la"), "lista": ("liste", "la"), "liste": ("liste", "la"),
    "track": ("piste", "la"), "pista": ("piste", "la"), "traccia": ("piste", "la"), "worksheet": ("fiche", "la"),
    "ficha": ("fiche", "la"), "scheda": ("fiche", "la"), "arbeitsblatt": ("fiche", "la"),
    "question": ("question", "la"), "pregunta": ("question", "la"), "frage": ("question", "la"),
    "domanda": ("question", "la"), "document": ("document", "le"), "act": ("acte", "l’"), "scene": ("scène", "la"),
}  # fmt: skip
"""Things that have a number, with their French and its article."""
_PLURALS = {"exercises": "exercise", "esercizi": "esercizio", "übungen": "übung", "aufgaben": "aufgabe",
            "lecciones": "lección", "lezioni": "lezione", "lektionen": "lektion", "fragen": "frage",
            "capitoli": "capitolo", "domande": "domanda", "unidades": "unidad", "texte": "text"}  # fmt: skip
_NUMBERS = r"\d{1,3}(?:(?:, ?|,? (?:and|und|y|e|&|to|bis|a) | ?[-–] ?)\d{1,3}){0,9}"
_THING = re.compile(
    rf"(?:(?:the|el|la|los|las|il|gli|die|den|das) |l[’'])?(?P<thing>[^\W\d_]+)\.? (?P<numbers>{_NUMBERS})"
    r"(?P<page>,? (?:on |de la |auf |a )?(?:p\.?|pp\.?|page|s\.|seite|pág\.?|página|pagina) ?(?P<number>\d{1,3}))?$",
    re.I,
)
_OWN_VERBS = {
    "traer": "apporter", "trae": "apporter", "traed": "apporter", "portare": "apporter", "portate": "apporter",
    "mitbringen": "apporter", "fertig machen": "finir", "beenden": "finir", "hand in": "rendre", "entregar": "rendre",
    "consegnare": "rendre", "abgeben": "rendre", "record": "enregistrer", "revise": "réviser", "do": "faire",
}  # fmt: skip
_OWN_PHRASES = {
    "take notes": "prendre des notes", "tomar apuntes": "prendre des notes", "notizen machen": "prendre des notes",
    "prendere appunti": "prendre des notes", "watch the video": "regarder la vidéo",
    "ver el vídeo": "regarder la vidéo", "ver el video": "regarder la vidéo", "guardare il video": "regarder la vidéo",
    "das video ansehen": "regarder la vidéo", "la lección": "la leçon", "la lezione": "la leçon",
    "die lektion": "la leçon", "the oral presentation": "l’exposé oral", "your oral presentation": "son exposé oral",
    "a photo of your family": "une photo de sa famille",
    "la lectura": "la lecture", "your project": "son projet", "the project": "le projet",
}  # fmt: skip
_BOOK_BEHIND = (
    r",? (?:of|in|on|del|en|im|dal|nel) (?:the |your |el |il |vuestro |tu )?"
    r"(?:workbook|wb|cuaderno|quaderno|arbeitsheft)"
)
_BOOK_PAGE = re.compile(
    r"(?:your |the )?(?:workbook|wb|cuaderno(?: de ejercicios)?|quaderno|arbeitsheft|(?-i:AH)),? "
    r"(?:on )?(?:p\.?|pp\.?|page|s\.|seite|pág\.?|página) ?(\d{1,3})",
    re.I,
)
_TEST = re.compile(
    r"(?P<test>vokabeltest|grammatiktest|test|quiz|exam|prueba|examen|verifica|interrogazione|klassenarbeit)"
    r"(?:[ \u00a0]?: ?| (?:on|about|über|sobre|de|su|di|sui|sulle|sull[’'])? ?|$)(?P<about>.*)$",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[\w)])(?<!\bp)(?<!\bex)(?<!\bS)(?<!\bNr)\. (?=[A-ZÀ-Ý¡¿])")


_FORGET = r"^(?:don[’']t forget(?: to)?|remember to|no olvid\w+|nicht vergessen|non dimentic\w+)[ \u00a0]?[:,!]? "


def is_lesson_of_language(subject: str) -> bool:
    """Return whether a school subject is a language, by its name or its short form: « ESP », « ANG2 »."""
    return is_language(subject) or _SHORT_SUBJECT.match(subject) is not None


def translated(line: str, subject: str) -> str:
    """Return a line of work of a language lesson in French, sentence by sentence, where each of the words is
    understood; one that is not, beside others, is quoted. A line of which nothing is understood stays as it is."""
    sentences = _SENTENCE.split(line)
    told = [_sentence(re.sub(r"(?<=[\w)])\.$", "", one), subject) for one in sentences]
    if len(told) == 1 or not any(told):
        return told[0] or line if len(told) == 1 else line
    parts = [one or with_language(sentence) for one, sentence in zip(told, sentences, strict=True)]
    return f"{NBSP}; ".join([parts[0], *(_small(part) for part in parts[1:])])


def _small(part: str) -> str:
    return part[:1].lower() + part[1:]


def _sentence(line: str, subject: str) -> str:
    """Return a sentence in French; "" unless each of its words is understood."""
    language = re.match(r"(anglais|allemand|espagnol|italien|portugais|latin|grec)\b", subject, re.I)
    into = f"écrire en {language[1].lower()} " if language else "écrire "
    line = re.sub(r"\bWB\b", "workbook", re.sub(_FORGET, "", line, flags=re.I))
    exercises = exercises_in(line) if is_only_exercises(line) else ""
    french = exercises or _whole(line) or _in_parts(line)
    return re.sub(r"\bécrire (?=\w+ phrases|un texte|un dialogue)", into, french, count=1) if french else ""


def _whole(text: str) -> str:
    """Return one task in French, as a phrase of class or as a verb with a thing that has a number; "" if neither."""
    text = text.strip()
    if (counted := re.fullmatch(r"(\d{1,2}) ([^\W\d_]+)", text)) and (told := _whole(counted[2])):
        told = re.sub(r"^(?:l[ae]s? |l’)", "", told)
        return f"{counted[1]} {told}"  # « 8 exercises », not exercise 8
    if _TEST.fullmatch(text) and (told := _test(text)):
        return told
    if found := _BOOK_PAGE.fullmatch(text):
        return f"cahier d’activités, p.{NBSP}{found[1]}"
    if french := french_of(text) or _OWN_PHRASES.get(text.casefold(), ""):
        return re.sub(rf" sur la page({NBSP}\d)", r" p.\1", french)
    book = re.search(_BOOK_BEHIND, text, re.I)
    if book is not None and book.end() == len(text):
        inner = _whole(text[: book.start()])
        return f"{inner} du cahier d’activités" if inner else ""
    words = text.split(" ")
    for length in range(1, min(3, len(words) - 1) + 1):
        for verb, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            if (told := _verb(" ".join(verb))) and (thing := _thing(" ".join(rest))):
                return f"{told} {thing}"
    thing = _thing(text)
    return re.sub(r"^(?:l[ae]s? |l’)", "", thing)


def _verb(words: str) -> str:
    """Return the French of a verb: that which stands before an object."""
    if words.casefold() in _OWN_VERBS:
        return _OWN_VERBS[words.casefold()]
    for phrase in (f"{words} the text", f"{words} el texto", f"{words} il testo", f"Text {words}"):
        if (found := french_of(phrase)).endswith(" le texte"):
            return found.removesuffix(" le texte")
    return ""


def _thing(words: str) -> str:
    """Return the French of an object with its article, with its numbers and page: « les exercices 3 et 4 p. 12 »."""
    if phrase := _OWN_PHRASES.get(words.casefold(), ""):
        return phrase
    found = _THING.match(words)
    if found is None:
        return french_of(words) if re.match(r"(?:\w{2,4} |l[’'])\S|\w+$", words) else ""
    plain = found["thing"].lower()
    known = _NUMBERED.get(_PLURALS.get(plain, plain)) or _NUMBERED.get(plain.removesuffix("s"))
    if known is None:
        return ""
    noun, article = known
    page = f" p.{NBSP}{found['number']}" if found["page"] else ""
    if found["numbers"].isdigit():
        return f"{article}{'' if article == 'l’' else ' '}{noun}{NBSP}{found['numbers']}{page}"
    numbers = re.sub(r",? (?:and|und|y|e|&) ", " et ", found["numbers"], flags=re.I)
    return f"les {noun}s {re.sub(r' (?:to|bis|a) | ?[-–] ?', ' à ', numbers)}{page}"


def _test(text: str) -> str:
    """Return the announcement of a test in French; "" if what it is about is not understood."""
    found = _TEST.match(text)
    if found is None:
        return ""
    kind = {"vokabeltest": "Contrôle de vocabulaire", "grammatiktest": "Contrôle de grammaire"}
    told = kind.get(found["test"].lower(), "Contrôle")
    if not (about := found["about"].strip()):
        return told
    thing = _thing(about) or french_of(f"the {about}") or french_of(about)
    return f"{told} sur {thing}" if re.match(r"l[ae]s? |l’", thing) else f"{told}{NBSP}: {thing}" if thing else ""


def _in_parts(line: str) -> str:
    """Return a line of several tasks in French, each of which is understood; "" if one is not."""
    parts = re.split(r" ?\+ ?| / |; |, | (?:and|und|y) (?=[^\W\d_]{2,} )", re.sub(r"^[+] ?", "", line))
    task, _, asked = re.sub(r" [–-] ", " : ", line).partition(" : ")
    if asked.endswith("?") and (told := _with_bracket(task)):
        told = re.sub(r"^(?:l[ae]s? |l’)", "", told)
        return with_capital(f"{told}{NBSP}: {question_quoted(asked)}")
    if (head := re.match(r"([^:.]{3,40}): (.+)$", line)) and (thing := _thing(head[1])):
        below = _in_parts(head[2])
        return with_capital(f"{re.sub(r'^(?:l[ae]s? |l’)', '', thing)}{NBSP}: {_small(below)}") if below else ""
    told_parts = _told(parts)
    if not told_parts and "(" in line:  # a comma within a bracket parts nothing
        told_parts = _told(re.split(r" ?\+ ?| / |; |, (?![^()]*\))", line))
    return with_capital(f"{NBSP}; ".join(_small(one) for one in told_parts))


def _told(parts: list[str]) -> list[str]:
    """Return parts of a line in French; none if one is not understood."""
    told = [exercises_in(part) if is_only_exercises(part) else _with_bracket(part) for part in parts]
    return told if all(told) else []


def _with_bracket(part: str) -> str:
    """Return a task in French with what stands in brackets behind it; "" if one of both is not understood."""
    found = re.fullmatch(r"([^()]+) \(([^()]{1,40})\)", part)
    if found is None:
        return _whole(part)
    beside = [
        one
        if re.fullmatch(r"\d+ ?min(?:ute)?s?", one)
        else re.sub(r"^(?:l[ae]s? |l’)", "", _thing(one) or french_of(one))
        for one in found[2].split(", ")
    ]
    task = _whole(found[1])
    return f"{task} ({', '.join(beside)})" if task and all(beside) else ""


_ENGLISH = re.compile(r"\b(?:read|write|learn|prepare|finish|watch|the|your|with|and|no|for|of|to)\b")
"""Words of English that are none of French: two of them make a line one of English, though « oral » is both."""


def in_french_or_quoted(line: str, subject: str) -> str:
    """Return a line of work of a language lesson in French; one that is not understood as it was typed, and quoted."""
    told = translated(line, subject)
    return told if told != line else with_language(line)


def with_language(task: str) -> str:
    """Return a task of a language lesson; one that is not in French as it was typed, in guillemets, behind the
    exercises that it names if it names more."""
    is_english = len(set(_ENGLISH.findall(task.casefold()))) > 1 and "«" not in task
    told = quoted(task) if is_english else quoted_foreign(task)
    if told == task:
        return task
    exercises = exercises_in(task)
    return f"{exercises} (consigne{NBSP}: {told})" if exercises else f"Consigne{NBSP}: {told}"


def is_quoted_order(task: str) -> bool:
    """Return whether a task is an order that stays in its language, in guillemets."""
    return f"onsigne{NBSP}: «" in task
