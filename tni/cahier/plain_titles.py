"""Titles of lessons and pages as a reader of the cahier de textes understands them.

Titles are typed in haste: names of files, placeholders of other programs, numbers of chapters, capitals.
"""

from __future__ import annotations

import re

from tni.cahier.formulas import begins_with_formula
from tni.cahier.french import NBSP, quotation_parts, quoted
from tni.cahier.instructions import INFINITIVES
from tni.cahier.loud_titles import calm
from tni.cahier.named_tests import names_test
from tni.cahier.title_abbreviations import spelt_out
from tni.cahier.title_spellings import FORMS, PLACES, bare
from tni.core.one_line import one_line

_SUFFIX = re.compile(r"\.(tni|pdf|pptx?|ppsx?|odp|odt|docx?|xlsx?|ods|notebook|flipchart|ubz|png|jpe?g|txt)$", re.I)
_TAIL = re.compile(
    r"[\s_-]*((?-i:(?<= )(?:OK|VF|FINAL|COURS|PROF|[EÉ]L[EÈ]VES?|CORRIG[EÉ]|COMPLET|VIERGE|TNI|TBI))"
    r"|(?<= )ok|(?<= )du \d{1,2}/\d{1,2}(?:/\d{2,4})?"
    r"|\(\d+\)|\(\d ?/ ?\d\)|\bv(ersion)?[ _.]?\d+(\.\d+)*|\(?(?<![^\W_])copie( de)?\)?|\b20\d\d[-_ ]20\d\d)$",
    re.I,
)
_FILE_TAIL = re.compile(
    r"[\s_-]+((?<!\bla.)(?<!\bde.)(?<!\bsa.)(?<!\bune.)(?<!\bsans.)fin|final[es]?|finie?|def(initif)?|ok|new|modifi[ée]e?|vf|[ée]l[èe]ves?|prof|compl[eè]te?t?|bis|ter"
    r"|(?:cours )?[aà] trous?|cours|polycopi[ée]s?|diapo(?:rama)?|corrig[ée]s?|vierge|imprim\w*|num[ée]ris\w*|tni"
    r"|tbi)$",
    re.I,
)
_AUTHORS = (
    "Molière|Racine|Corneille|Marivaux|Beaumarchais|Hugo|Musset|Rostand|Ionesco|Shakespeare|Anouilh|Giraudoux|Jarry"
    "|Beckett|Sophocle|Homère|Virgile|Ovide|Rabelais|Montaigne|Voltaire|Rousseau|Diderot|Balzac|Stendhal|Flaubert|Zola"
    "|Maupassant|Verne|Baudelaire|Rimbaud|Verlaine|Apollinaire|Prévert|Camus|Sartre|Colette|Perrault|La Fontaine"
    "|Platon|Aristote|Épicure|Sénèque|Cicéron|Descartes|Pascal|Spinoza|Hobbes|Locke|Montesquieu|Kant"
    "|Hegel|Marx|Nietzsche|Freud|Bergson|Arendt"
)
_AUTHOR = re.compile(rf"^({_AUTHORS}) (?=[A-ZÀ-Ý])")
"""Author before a work in the name of a file."""
KNOWN_AUTHOR = re.compile(rf"({_AUTHORS})(?![^\W_]),? ")
"""Author that begins a title."""
_PARTED = re.compile(
    r"(?<=[a-zà-ÿIVX\d])(?<!\bde)(?<!\bdu)(?<!\bau)(?<!\bl[ae])(?<!\bet) (acte|scène|chant|tome) (?=[IVX\d])"
)
LEVEL_FIRST = re.compile(
    r"^(cp|ce[12]|cm[12]|[6543](?:e|eme|ème)[a-h1-9]?|2(?:de|nde)|1(?:re|ere|ère)|tle|term)"
    r"\s+(?=\S{3}|[HGSOCVLN]\d|T[PD] ?\d)",
    re.I,
)
"""Class at the beginning of the name of a file."""
_LEVEL_BEFORE_PART = re.compile(
    rf"{LEVEL_FIRST.pattern.partition('(?=')[0]}"
    r"(?=(?:ch(?:ap(?:itre)?)?|s[ée]q(?:uence)?|th(?:[èe]me)?|tp|td|s)\.? ?\d)",
    re.I,
)
"""Class before the number of a part: « 6e ch4 frac »."""
_OF_GROUP = re.compile(r"(?<=[^\W\d_]{3})[ ,–-]+(?:g|gr|grp)\.? ?[1-4]$", re.I)
"""Half of the class that a lesson is for, at its end: « TP3 barrière g2 »."""
_OF_MONTH = re.compile(r"(?<=[^\W\d_]{3})[ ,–-]+(?:janv|f[ée]vr?|sept|oct|nov|d[ée]c)\.?(?: ?(?:20)?\d\d)?$", re.I)
_LEVEL = re.compile(
    r"^(cp|ce1|ce2|cm1|cm2|[6543] ?(e|è|ème|eme|°)[ -]?[a-h1-9]?"
    r"|2(de|nde)|1(re|ère|ere|es|s|l|g|stmg|sti2d|st2s)|t(le|erm(inale)?)?|terminale"
    r"|t(es|s|l|g|stmg|sti2d|st2s)"
    r"|[6543][a-h])\b[\s_]*[-–:|/][\s_]*(?=\S)",
    re.I,
)
_MONTH = r"(janv|f[ée]v|mars|avril|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)[^\W\d_]*"
_PLACEHOLDER = re.compile(
    r"^((sans[ -]?(titre|nom)|untitled|(nouveau|nouvelle?|new)[ -](page|le[çc]on|diapo(sitive)?|slide|document"
    r"|pr[ée]sentation|notebook|tableau|classeur|fichier|cours|microsoft.{0,30}|feuille)"
    r"|document (?:microsoft|open|libre).{0,30}|unnamed|classeur|book|notebook)"
    r"[ _.-]*(n[°o])?[\s_.-]*(\(?\d{0,3}\)?)"
    r"|(page|diapo|diapositive|slide|vue|feuille?|[ée]cran|tableau|document|doc|pr[ée]sentation|image|img|scan|photo"
    r"|capture|date(?: du jour)?|p|sem(aine)?(?: ?\d{1,2}[ ,-]*(?:lundi|mardi|mercredi|jeudi|vendredi))?"
    r"|le[çc]on|cours|s[ée]ance|fichier|test|essai|brouillon|titre|aaa+|xxx+)[\s_.-]*(n[°o])?[\s\d_.:/h-]*"
    r"|(capture|image|scan|tableau|page|cours|s[ée]ance)( d[’'][ée]cran)? du [\w\s./-]+"
    rf"|(lundi|mardi|mercredi|jeudi|vendredi|samedi)[\s\d_./-]*({_MONTH})?[\s\d_./-]*"
    r"(?:\d{1,2} ?h ?\d{0,2}|suite|matin|apr[èe]s-midi)?"
    rf"|(le )?(1er|\d+)[\s_./-]*({_MONTH})([\s_./-]*20\d\d)?|[\W\d_]*(x[\W\d_]*)?)$",
    re.I,
)
_VAGUE = re.compile(
    r"^(?:(?:(?:chap(?:itre)?|s[ée]quence|seq|partie|th[èe]me|fiche|activit[ée]s?|act|unités?|exercices?|exos?|td|tp|r[ée]visions?"
    r"|correction|corrig[ée]|rappels?|bilan|d[ée]finitions?|introduction|consignes?|suite|fin|cours|le[çc]on|s[ée]ance"
    r"|\d{1,4}|[ivx]{1,5})\b|n[°o](?=\s?\d))[\s.:°–-]*)+$",
    re.I,
)
_FILE_LEVEL = re.compile(r"\s(cp|ce[12]|cm[12]|[6543](e|eme|ème)[a-h1-9]?|2(de|nde)|1(re|ere|ère)|tle|term)$", re.I)
_OF_SEQUENCE = re.compile(
    r"^s[ée]q(?:uence)?\.? ?(?:n ?° ?)?(?:\d{1,2}|[ivx]{1,4})\b[^–]{0,80}? [–-] "
    r"(?:S|s[ée]ance ?)\d{1,2}\b[ :–-]{1,4}(?=\S{2})",
    re.I,
)
"""Sequence and number of the séance before what it is about: « Séq. III - Le fantastique - S5 Le Horla »."""
_OF_PART = re.compile(r"^s[ée]q(?:uence)?\.? ?\d{1,2}[ ,–-]+(?:s|s[ée]ance) ?\d{1,2} ?[–:-] ?(?=[^\W\d_])", re.I)
"""Numbers of the sequence and the séance before what it is about: « Seq 2 s4 – Yvain »."""
_NUMBERED = re.compile(
    r"^(s[ée]ance|cours|le[çc]on) ?(n[°o] ?)?\d+(?: ?/ ?\d+)?(?: ?[:–.-]+ ?(?=\w)| (?=(?-i:[A-ZÀ-Ý][’'a-zà-ÿ])))", re.I
)
_CODE = re.compile(
    r"^(?:(?!G7|G8|G20|C14|N2|O2)(?:[HGSOCVLN]|S[ée]q)\d{1,2}(?:[AS]\d{1,2})?\s+(?:[–:-]\s+)?)+"
    r"(?=l[ae]s? |[^\W\d_]{3}|l[’'])(?!(?:est|sont|dans|avec|pour|plus|réagit|explose|brûle)\b)"
    r"|^(?-i:[A-Z]\d{1,2} (?=(?:L[ae]s?|Une?|Des) [a-zà-ÿ]|L[’'][a-zà-ÿ]))",
    re.I,
)
"""Codes of chapters and séances: « H3 », « Seq1 S2 »."""
_CODES = re.compile(
    r"^(?:[A-Z]{1,2}\d{1,2}\s+){1,3}(?:[A-Z]{1,2}\d{1,2}|[Cc]h(?:ap)?\.? ?\d{1,2})(?:\s*[:–-]\s*|\s+|$)(?!\d)"
)
"""Two codes or more, which are none of a name: « M2 S4 – », « H3 ch1 »."""
_LEVEL_OF_CODE = re.compile(rf"{LEVEL_FIRST.pattern.partition('(?=')[0]}(?=(?-i:[A-Z])\d{{1,2}}\b)", re.I)
_TRAILING = re.compile(
    r"(?<=\w)(?<!\bl[ae])(?<!\bles)(?<!\bd[eu])(?<!\bdes)(?<!\bau)(?<!\bune)(?<!\bcette)(?<!\bnotre)(?<!\bdernière)"
    r"[\s,–-]+(?:(?:s[ée]ance|s[ée]quence|cours) ?(?:n[°o] ?)?|S)\d{1,2}$",
    re.I,
)
"""Number of the séance at the end; « Rappel de la séance 3 » says of which."""
_TIME_BEHIND = re.compile(r"(?<=[\w.])[ ,–-]+(\d{1,3} ?(?:min(?:utes)?|mn|h(?: ?\d\d)?))$")
_TIME_WITHIN = re.compile(
    r"^(?P<test>[^():]{4,30}) \((?P<time>\d{1,3}) ?(?:min|mn|['’′])\) (?:sur (?:le )?)?(?P<what>[^\W\d_][^():]+)$"
)


def _behind(found: re.Match[str]) -> str:
    """Return the name of a test with its time last: « Interrogation sur le chapitre 3 (15 min) »."""
    of_chapter = re.match(r"chapitre \d", found["what"], re.I)
    link = " sur le " if of_chapter else " : "
    return f"{found['test']}{link}{found['what']} ({found['time']} min)"


_SUITE = re.compile(r"[\s,;:.–-]+\(?(suite(?: et fin)?)\)?$", re.I)
_ARTICLE = re.compile(r"(\b(une|la|de|cette|sa)|[’'])$", re.I)
_NUMBERING = re.compile(r"^(?!\w\.\w+\()((?:[ivx]{1,4}|[a-h]|\d{1,2})\s?[.)/–-]\s*)+(?=[^\W\d])", re.I)
MOST_LETTERS = 200


def clean_title(typed: str, *, with_level: bool = True) -> str:
    """Return a title in clean French; "" if it says nothing of the subject matter: a placeholder, a date, a number.
    with_level: False to leave a class at its beginning out, as names of lessons have it: « 4e - Pythagore »."""
    title = one_line(typed[:MOST_LETTERS].replace(NBSP, " ").replace("\u202f", " "))
    named_as_file = bool(_SUFFIX.search(title)) or ("_" in title and " " not in title)
    title = _SUFFIX.sub("", title)
    if named_as_file or "_" in title:
        title = re.sub(r"[_\s]+", " ", title)
    title = re.sub(
        r"\b(actes?|sc[èe]ne|sc|chant|tome|livre|chap)[ _.]?((?-i:[IVX]{1,4})|\d{1,2})\b", _spaced, title, flags=re.I
    )
    if named_as_file and " " not in title:
        title = title.replace("-", " ")
    before = None
    while before != title:
        before, title = title, _TAIL.sub("", title).strip(" -–_.,") or ("Copie" if title.casefold() == "copie" else "")
        if named_as_file:
            title = _FILE_LEVEL.sub("", _FILE_TAIL.sub("", title))
    if named_as_file:
        title = _PARTED.sub(r", \1 ", _AUTHOR.sub(r"\1, ", title))
    if named_as_file:
        title = re.sub(r"^cours (?=[^\W\d_]{4})", "", re.sub(r"\b[a-z]{5,}\b", _named, title), flags=re.I)
    if named_as_file and not with_level:
        title = LEVEL_FIRST.sub("", title)
    if named_as_file:
        title = re.sub(r"\b([cdjlmnst]|qu) (?=[aeiouyhàâéèêëîïôœ])", r"\1’", title, flags=re.I)
    if not with_level:
        title = _LEVEL_BEFORE_PART.sub("", _OF_GROUP.sub("", _OF_MONTH.sub("", title)))
        title = re.sub(r"^(?:cp|ce ?[12]|cm ?[12]) (?=[^\W\d_]{4})", "", title, flags=re.I)
        title = _LEVEL_OF_CODE.sub("", _LEVEL.sub("", title)).strip()
    if _PLACEHOLDER.match(title):
        return ""
    if begins_with_formula(title):
        return punctuated(re.sub(r"^(?:[a-h]\)|\d{1,2}[.)]) +", "", title))
    title = _NUMBERING.sub("", re.sub(r"^[IVX]{1,4} ?[/.)–-] (?=\d)", "", title))
    title = _OF_SEQUENCE.sub("", re.sub(r" [–-] (?:S|s[ée]ance ?)\d{1,2}(?= [–-] )", "", title))
    title = _NUMBERED.sub("", _OF_PART.sub("", title))
    title = _TRAILING.sub("", _CODE.sub("", _CODES.sub("", title)))
    title = spelt_out(title)
    if names_test(title):
        title = _TIME_BEHIND.sub(r" (\1)", _TIME_WITHIN.sub(_behind, title))
    if (found := _SUITE.search(title)) and not _ARTICLE.search(title[: found.start()]):
        title = f"{title[: found.start()].rstrip()} ({found[1].lower()})"
    if named_as_file:
        title = _DOCUMENT.sub(lambda found: f"{with_capital(found[1])} «{NBSP}{with_capital(found[2])}{NBSP}»", title)
    return punctuated(_small_after_colon(accented(with_capital(calm(title)))))


def _named(word: re.Match[str]) -> str:
    """Return a known name with its capital and its accents: names of files have neither."""
    known = FORMS.get(word[0], "")
    return known if known[:1].isupper() else word[0]


_DOCUMENT = re.compile(
    r"^(carte|fiche|frise|schéma|texte) (?!(?:de|du|des|au|aux|en|à|et|sur|pour"
    r"|m[ée]thod\w*|exercices?|r[ée]vis\w*|activit\w*|[ée]l[èe]ves?|outils?|bilan"
    r"|\d+|\w+(?:iques?|ales?|ifs?|ives?|aires?))\b|d[’'])(\w.*)$",
    re.I,
)
"""Name of a file that says which kind of document it is before its title."""


_PARTS = {"sc": "scène", "scene": "scène"}


def _spaced(found: re.Match[str]) -> str:
    return f"{_PARTS.get(found[1].lower(), found[1])} {found[2]}"


_WORK_BEHIND = re.compile(r"(?:Écoute|Chant|Chanson|Comptine|Poésie|Poème|Récitation|Album|Film)(?: \d)? ?:")
"""Activities behind which the title of a work stands."""


def _small_after_colon(title: str) -> str:
    """Return a title with a small letter after its colon where the word there cannot be a name."""
    if _WORK_BEHIND.match(title):
        return title
    return re.sub(
        r"( ?: )((?!(?:L[ae]s? |L’)[A-ZÀ-ÖØ-Þ])\S.*)$", lambda found: found[1] + lowered(found[2]), title, count=1
    )


def is_vague(title: str) -> bool:
    """Return whether a clean title names no subject matter: « Chapitre 3 (suite) », « Exercices »."""
    return not title or bool(_VAGUE.match(title.replace("(", " ").replace(")", " ").strip()))


def comparable(text: str) -> str:
    """Return the words of a text in small letters, without punctuation, to be compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def with_capital(text: str) -> str:
    """Return a text with a capital; quoted words of an alphabet of another language stay as they are written."""
    return text if text[:1] > "\u024f" and text[:1].isalpha() else text[:1].upper() + text[1:]


_LOWERED = frozenset(
    re.findall(
        r"\w+",
        "le la les l un une des du de d et ou où comment pourquoi quand qui que quoi quel quelle quels "
        "quelles au aux à en  sur dans par pour avec son sa ses leur leurs ce cette ces être avoir faire "
        "rappels exercices exercice correction questions question série activité lecture bilan travail introduction "
        "calcul grammaire conjugaison orthographe numération géométrie lexique "
        "découverte synthèse recherche écoute vocabulaire mise mesurer lancer chercher calculer tracer placer "
        "écrire lire compléter construire étude soustraire "
        "dosage additionner multiplier diviser résoudre comparer reconnaître comprendre utiliser démontrer déterminer",
    )
)


def lowered(text: str) -> str:
    """Return a text as it goes on within a line: its first letter is small if its first word cannot be a name."""
    first = re.match(r"[^\W\d_]+", text)
    word = "" if first is None else first[0].lower()
    is_name = word in NAMES or FORMS.get(bare(word), word)[:1].isupper()
    small = word in _LOWERED or word in INFINITIVES or (bool(_COMMON.search(word)) and not is_name)
    return text[:1].lower() + text[1:] if small and not text[1:2].isupper() else text


_NAMES = """
france florence provence byzance constance valence durance loire mercure épicure carthage clément térence laurence
mayence plaisance numance athènes londres versailles charles georges jacques jules descartes nîmes cannes limoges
bruxelles naples gênes pâques ardennes alpes vosges pyrénées antilles yvelines ulysses guermantes landes flandres
cévennes indes philippines maldives sèvres chartres hébrides cyclades rhodes thèbes mycènes delphes arles hobbes
barthes cervantes keynes galles cosette colette juliette antoinette ginette lafayette moulinette
"""
NAMES = frozenset(_NAMES.split())
"""Names with the endings of common nouns."""
_COMMON = re.compile(r"(tion|sion|teur|age|ment|ité|ance|ence|isme|ures?|oire)s?$")
"""Endings of common nouns, which names of people and places do not have."""


_RAISED = str.maketrans("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ")


_HIGH = re.compile(rf"(?<=[^\s{NBSP}?!:/])[ {NBSP}\u202f]*([;?!])(?=[\s{NBSP})»]|$)")
_FOREIGN = re.compile(
    r"[¿¡ßñ]|\b(what|where|when|who|how|why|the|you|your|he|she|they|is|are|do|does|did|can|my|was (?:ist|macht?)"
    r"|machst|wie|wer|wo|woher|ich|wir|sie|ist|sind|bist|nicht|der|das|und|was|gibt|deine?[rsnm]?|meine?[rsnm]?|warum|f[üu]r|there|this|which|would|should|could|have|has|it|mit|wenn|hast|kannst|qué|cómo|dónde|cuál"
    r"|cuándo|eres|tienes|che|chi|come|sono|sei|hai|dove|quando|perché|let[’']s)\b",
    re.I,
)
"""A quotation with one of these keeps the punctuation of its language."""


def punctuated(text: str) -> str:
    """Return a text with the spaces of French: no-break ones before high punctuation and inside guillemets, the
    apostrophe of print."""
    text = re.sub(r'"([^"]*)"', f"«{NBSP}\\1{NBSP}»", text).replace("...", "…")
    text = re.sub(r"(?<=\w)'(?=\w)|(?<=\b[cdjlmnstCDJLMNST])'(?= )", "’", text)
    text = re.sub(r"(?<=\w)\^([0-9n])(?![\w^])", lambda found: found[1].translate(_RAISED), text)
    text = re.sub(rf"«[ {NBSP}]*", f"«{NBSP}", text)
    text = re.sub(rf"(?:(?<![ {NBSP}])[ {NBSP}]++)?»", f"{NBSP}»", text)  # a run of spaces is read once
    text = "".join(
        part if place % 2 and _FOREIGN.search(part) else _HIGH.sub(f"{NBSP}\\1", part)
        for place, part in enumerate(quotation_parts(text))
    )
    text = re.sub(rf"(?<=[^\s{NBSP}:])[ {NBSP}\u202f]*:(?=[\s{NBSP}]|$)", f"{NBSP}:", text)
    text = re.sub(rf"(?<=[^\s{NBSP}]) +:(?=\w)", f"{NBSP}: ", text)
    text = re.sub(r"\bn(?: ?°|\.) ?(?=\d)", f"n°{NBSP}", text)
    return re.sub(r" {2,}", " ", re.sub(r"\(\s*\)", "", text)).strip()


def quotation_of(text: str) -> str:
    """Return what was written, in guillemets: a sentence without its point, several as they are."""
    is_several = re.search(r"(?<!\b[A-ZÀ-Ý])[.?!…] +[A-ZÀ-Ý]", text)
    return quoted(punctuated(text if is_several else text.rstrip(".")))


def accented(title: str) -> str:
    """Return a text with accents that were left out: « À l’école », « L’énergie »."""
    if title.isupper():
        return title
    title = re.sub(r"\b([Ll]e) present(?= (simple|continu|perfect|progressif)\b)", r"\1 présent", title)
    title = re.sub(r"^A(?= (la|l[’']|partir|retenir|savoir|faire|vous|quoi|propos|toi|nous)\b)", "À", title)
    title = _PLACE.sub(lambda found: PLACES[bare(found[0])], title)
    title = re.sub(rf"\ba (?=(?:{'|'.join(PLACES.values())})\b)", "à ", title)
    return re.sub(r"[^\W\d_]{5,}", _with_accents, title)


_PLACE = re.compile(rf"(?<!-)\b(?:{'|'.join(sorted({*PLACES, *(name.lower() for name in PLACES.values())}))})\b(?!-)")
"""Name of a place in small letters."""


_OTHER_WORDS_TEXT = """
passe passes compose composes present presents pose poses posee marche marches pave paves signe signes
"""
_OTHER_WORDS = frozenset(_OTHER_WORDS_TEXT.split())
"""Forms that are words without the accent too."""


_CORRECTED = re.compile(r"(?:^|[.:;–-] |\b(?:du|au|un|en|et|avec|voir|[^\W\d_]{2,12}(?:er|ir|re)) )(?:le )?$", re.I)
"""What stands before « le corrige » that has lost its accent; behind a subject it is the verb: « Kévin corrige »."""


def _with_accents(found: re.Match[str]) -> str:
    word = found[0]
    plain = bare(word)
    if plain in ("corrige", "corriges") and not _CORRECTED.search(found.string[: found.start()]):
        return word
    known = FORMS.get(plain) or FORMS.get(plain.removesuffix("s"), "")
    if not known or known.isascii() or plain in _OTHER_WORDS:
        return word
    if not word.isascii() and not (word[0] == "E" and known[0] == "é"):
        return word
    whole = known if len(known) == len(word) else f"{known}s"
    return with_capital(whole) if word[0].isupper() else whole
