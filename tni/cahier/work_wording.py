"""Wording of a piece of work as parents read it: « DM 3 », « DS ch 4 5 », « finir schéma + ex 4 », « table de 4 »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from tni.cahier.french import NBSP
from tni.cahier.plain_announcements import as_infinitives
from tni.cahier.stated_days import LATEST
from tni.cahier.title_spellings import FORMS, bare
from tni.cahier.work_vocabulary import ARTICLES, begins_with_task, elided

_NUMBER = r"(?: ?(?:n ?[°o]\.? ?)?(?P<number>\d{1,2})(?![\w/³²]))?"
_HOMEWORK = (
    (re.compile(rf"(?<![\w-])DMs?(?![\w³²-]| ?[=/]|\d{{3}}){_NUMBER}"), "devoir à la maison"),
    (re.compile(rf"(?<![\w-])DM(?=\d{{1,2}}(?![\w/³²])){_NUMBER}"), "devoir à la maison"),
    (re.compile(rf"(?<![\w-])DST(?![\w-]){_NUMBER}"), "devoir sur table"),
    (re.compile(rf"(?<![\w-])DS(?=\d{{1,2}}(?![\w/])|(?![\w-])){_NUMBER}"), "devoir surveillé"),
    (
        re.compile(
            r"(?:^|(?<=rendre )|(?<=faire )|(?<=finir )|(?<=rendre le )|(?<=faire le )|(?<=finir le ))dm"
            rf"(?=\d{{1,2}}(?!\w)|(?!\w))(?![^=]*=| ?[²³,]| en )(?!.*\b[ck]?m[²³23]?\b){_NUMBER}"
        ),
        "devoir à la maison",
    ),
    (re.compile(rf"(?:(?<=^)|(?<= le )|(?<= du )|(?<= un ))ds(?!\w){_NUMBER}"), "devoir surveillé"),
)
"""Short names of homework and tests; « dm » in small letters may be a length."""
_TESTS = (
    r"(?:devoir (?:surveill[ée]|commun|sur table)|contr[ôo]le|[ée]valuation|interrogation|interro|test)"
    rf"(?: n° ?{NBSP}?\d{{1,2}})?"
)
_TEST_ON = re.compile(
    rf"(?P<test>(?<![^\W\d_])(?-i:(?i:{_TESTS})))[ \u00a0]?:? (?P<of>(?:chapitres? \d"
    rf"|le[çc]ons? (?:n ?° ?)?\w{{0,4}}\d))",
    re.I,
)
_TEST_OF = re.compile(
    rf"((?<![^\W\d_]){_TESTS}) (?=(?:lecture|vocabulaire|grammaire|conjugaison|orthographe|cours|leçon|numération"
    r"|géométrie|calcul(?: mental)?)(?=$|[,.;!]))",
    re.I,
)
_TO_LEARN = re.compile(
    r"^(?:la )?leçon (?P<which>\S(?:[^.,;:+]{0,40}\S)?) à (?P<verb>apprendre|revoir|savoir|réviser"
    r"|relire)(?P<rest>$|[ ,.;+].*)",
    re.I,
)
_TABLES = re.compile(r"^(?P<several>tables?) (?P<of>(?:de|des) \d.*)", re.I)
_READING = re.compile(
    rf"^lecture (?:de la |des )?(?:p(?:ages?|p)?)?\.?[ {NBSP}]?(?=\d)(?P<pages>\d{{1,3}}(?:(?: ?[-,à] ?| et "
    rf"| à )\d{{1,3}})?)",
    re.I,
)
_VERB_NOUN = re.compile(
    r"^(?P<verb>(?:re)?(?:finir|terminer|compl[ée]ter|apprendre|r[ée]apprendre|r[ée]viser|revoir|rendre|coller|apporter"
    r"|rapporter|lire|relire|recopier|faire signer|faire|pr[ée]parer|corriger|m[ée]moriser|remettre|d[ée]poser"
    r"|signer|légender|r[ée]soudre|[ée]quilibrer))"
    r" (?P<noun>[a-zàâéèêîôœç]{3,}(?:-[a-z]+)*)(?P<rest>.*)$",
    re.I,
)
_VERB_REPORT = re.compile(
    r"^(rendre|finir|terminer|faire|remettre|d[ée]poser|commencer|pr[ée]parer|relire|revoir|corriger) "
    r"(?=(?:TP|TD|devoir|compte[ -]rendu)\b)",
    re.I,
)
_BARE_AGAIN = re.compile(
    r"\b(?P<verb>r[ée]viser|revoir|apprendre|relire|coller|finir|terminer|compl[ée]ter) (?=chapitres? \d"
    r"|leçons? (?:n ?° ?)?\d)"
    r"(?P<noun>\w+)",
    re.I,
)
_EQUATION = re.compile(
    r"(?<![\w’-])(?P<several>(?:les |des |\d )?)[ée]qs?\.?(?= |$)(?P<more>(?: \d+(?: et | à |, ?)\d)?)", re.I
)
_SCIENCE = re.compile(r"math|physi|chimi|pc$|scien", re.I)


def with_equations(line: str, subject: str) -> str:
    """Return a line with « éq » spelt out where the subject has equations: elsewhere it may be a team."""
    if not _SCIENCE.search(subject):
        return line
    return _EQUATION.sub(
        lambda found: f"{found['several']}équation{'s' if found['several'] or found['more'] else ''}{found['more']}",
        line,
    )


def with_homework_spelt(text: str) -> str:
    """Return a text with the names of homework and tests in full: « rendre le devoir à la maison n° 2 »."""
    text = re.sub(
        r"((?<!\w)(?:exercices?|questions?|ex|q|p)\.?[ \u00a0]?\d{1,3}) ?→ ?(?=\d)", r"\1 à ", text, flags=re.I
    )
    for short, whole in _HOMEWORK:
        text = short.sub(partial(_named, whole), text)
    return text


def _named(whole: str, found: re.Match[str]) -> str:
    before = found.string[max(found.start() - 5, 0) : found.start()]
    if re.search(r"\b(?:les|des|[2-9]) $", before, re.I) and not found["number"]:
        whole = re.sub(r"^devoir", "devoirs", whole).replace("surveillé", "surveillés")
    return whole + (f" n°{NBSP}{found['number']}" if found["number"] else "")


def worded(task: str) -> str:
    """Return a piece of work in words: orders as infinitives, signs and short names spelt out, nouns with their article
    where they are known. What is not sure stays as it is."""
    task = as_infinitives(re.sub(rf"^{LATEST}[ \u00a0]*[:,]?[ \u00a0]*(?=\S)", "", task, flags=re.I))
    task = re.sub(r"[ \u00a0]*—[ \u00a0]*", " – ", task)
    task = re.sub(r"(?<=[\w)])[ \u00a0]+\|[ \u00a0]+(?=[^\W\d_]{3})", f"{NBSP}; ", task)
    task = with_homework_spelt(_without_arrows(task))
    task = _GIVEN_OUT.sub(r"\g<name>", task)
    task = re.sub(r"(?<![^\W\d_])(mots) dictée(?![^\W\d_])", r"\1 de la dictée", task, flags=re.I)
    task = re.sub(r"(?<=\d )(a|ap|apr)v?\.? ?J\.?-?C\.?(?!\w)", _era, task)
    task = re.sub(r"(?<![\w-])photocop(?!\w)\.?", "photocopie", task)
    task = re.sub(r"(?<![\w-])(TP|TD)(?=\d{1,2}(?!\w))", r"\1 ", task)
    task = re.sub(r"(?<![\w’])(thal[eè]s|pythagore)(?!\w)", lambda found: FORMS[bare(found[0])], task)
    task = re.sub(r"(?i:(?<!\w)(fichier|fiche|manuel|livre|cahier))(?= exercices?[ \u00a0]\d)", r"\1,", task)
    task = _CHAPTERS.sub(_chapters, task)
    task = _WORKBOOK.sub(r"\1 du cahier d’activités", task)
    task = re.sub(r"(?<!\w)(?:WB|AH|(?i:workbook|arbeitsheft|cuaderno|quaderno))(?=,? p\.)", "cahier d’activités", task)
    task = re.sub(r"(?<!\w)(e)xo(s?)(?!\w)", r"\1xercice\2", task, flags=re.I)
    task = re.sub(r"\bsur (?=(?:leçons|chapitres|fiches|verbes|tables) )", "sur les ", task)
    task = re.sub(r"\bsur (?=(?:leçon|fiche) [A-Z]{0,4} ?\d)", "sur la ", task)
    task = re.sub(
        rf"^(devoir à la maison|TP|TD)((?:[ {NBSP}]n°[ {NBSP}]?)?[ {NBSP}]?\d*) à rendre(?!\w)",
        _handed_in,
        task,
        flags=re.I,
    )
    task = _TEST_OF.sub(r"\1 de ", task)
    task = re.sub(
        rf"((?<![^\W\d_]){_TESTS}) (?=(?:verbes|tables|mots|dates|définitions|formules)\b)",
        r"\1 sur les ",
        task,
        flags=re.I,
    )
    task = _TEST_ON.sub(_on, task)
    task = _joined(task)
    return re.sub(rf"^({_TESTS}[^!?.]*?)[ \u00a0]*!$", r"\1", _without_point(task), flags=re.I)


_GIVEN_OUT = re.compile(
    r"^(?P<name>devoir(?:s)? (?:à la maison|maison)(?: n°[ \u00a0]?\d{1,2})?)[ \u00a0]*[:,(–-]?[ \u00a0]*"
    r"(?:(?:le |la )?(?:sujet|énoncé|feuille|photocopie) )?(?:distribué|donné|photocopié|remis)e?s?\)?[ .!]*$",
    re.I,
)
"""Homework whose paper was given out, which is no part of what is to be done."""
_WORKBOOK = re.compile(
    r"(?<!\w)(?:(?i:workbook|cuaderno|quaderno|arbeitsheft)|WB|AH)[ ,]+"
    r"(exercices?[ \u00a0]\d[^;+:()]*?p\.[ \u00a0]\d{1,3})(?!\d)"
)
_CHAPTERS = re.compile(
    r"(?P<article>(?<!\w)les? )?chapitre (?P<first>\d{1,2})(?P<more>(?:, chapitre \d{1,2})*)"
    r" et chapitre (?P<last>\d{1,2})",
    re.I,
)


def _chapters(found: re.Match[str]) -> str:
    more = found["more"].replace("chapitre ", "")
    begin = "les " if found["article"] else ""
    return f"{begin}chapitres {found['first']}{more} et {found['last']}"


def _handed_in(found: re.Match[str]) -> str:
    name = found[1] if found[1].isupper() else found[1][:1].lower() + found[1][1:]
    return f"Rendre le {name}{found[2]}"


def _era(found: re.Match[str]) -> str:
    return "av. J.-C." if found[0].lower().startswith("av") else "apr. J.-C."


def _on(found: re.Match[str]) -> str:
    noun = found["of"].split(" ")[0].lower()
    article = "les" if noun.endswith("s") else "la" if noun.startswith("le") else "le"
    return f"{found['test']} sur {article} {found['of'][:1].lower()}{found['of'][1:]}"


def _without_arrows(task: str) -> str:
    """Return a task whose arrow leads to questions or to another task with a sign of French."""
    if "=" in task:
        return task
    task = re.sub(r"[ \u00a0]*→[ \u00a0]*(?=(?:les )?(?:questions?|exercices?|q|ex)\.?[ \u00a0]?\d)", ", ", task)
    parts = re.split(r"[ \u00a0]*→[ \u00a0]*", task)
    if len(parts) > 1 and all(begins_with_task(part) for part in parts):
        return f"{NBSP}; ".join(parts)
    return task


def _joined(task: str) -> str:
    """Return a task with its parts, which a plus or « & » joins, in words; formulas keep their sign."""
    task = re.sub(r"(?<=[a-zà-ÿ\d)]) & (?=[a-zà-ÿ\d(])", " et ", task)
    parts = [_clauses(part) for part in _parts(task)]
    if len(parts) == 1:
        return parts[0]
    signs = [_between(before, part) for before, part in pairwise(parts)]
    if " + " in signs:  # where one is not sure, none is
        signs = [sign if sign == f"{NBSP}; " else " + " for sign in signs]
    told = parts[0]
    for place, (sign, part) in enumerate(zip(signs, parts[1:], strict=True)):
        goes_on = sign == " et " and signs[place + 1 : place + 2] == [" et "]
        told += (", " if goes_on else sign) + (part if sign == " + " else _after(parts[place], part))
    return told


_PLUS = re.compile(r"[ \u00a0]+\+[ \u00a0]+|(?<=[a-zà-ÿ]{3})\+(?=[a-zà-ÿ]{3})")
_TERM = re.compile(r"[-(]?(?:\d+[,.]?\d*|\w|\d*\w?[²³^]\w?)\)?")


def _parts(task: str) -> Iterator[str]:
    """Yield the parts of a task that a plus joins; that of a sum is none."""
    begin = 0
    for found in _PLUS.finditer(task) if "=" not in task else ():
        before, behind = task[begin : found.start()].split(" "), task[found.end() :].split(" ")
        is_sum = _TERM.fullmatch(before[-1]) and _TERM.fullmatch(behind[0].rstrip(".,;:"))
        if is_sum or before[-1].endswith("("):
            continue
        yield task[begin : found.start()]
        begin = found.end()
    yield task[begin:]


def _between(before: str, part: str) -> str:
    """Return what joins a part of a task to the one before; a plus where it is not sure."""
    small = _small(part)
    last = re.split(r"[;,] ", before)[-1]
    if begins_with_task(small):
        return " et " if re.fullmatch(r"[^\W\d_]+", last) and begins_with_task(last) else f"{NBSP}; "
    if re.match(r"(?:exercices?|exos?|ex|p|pp|pages?|n ?°)\b\.?[ \u00a0]?\d", small, re.I):
        return f"{NBSP}; "
    noun = re.match(r"[a-zà-ÿœ]+", small)
    if re.match(rf"{_DETERMINER}", small) or _after(before, part) != small:
        return " et "
    is_bare = not begins_with_task(last) and not re.match(_DETERMINER, last, re.I)
    return " et " if noun and is_bare and not re.search(r"\d$|[=<>]", before) else " + "


_DETERMINER = r"(?:(?:l[ae]s?|une?|ses|son|sa|des?) |l[’'])"


def _after(before: str, part: str) -> str:
    """Return a part of a task as it goes on behind another: with its article, if the objects before have theirs."""
    small = _small(part)
    last = re.split(r"[;,] ", before)[-1]
    noun = re.match(r"[a-zà-ÿœ]+", small)
    has_articles = begins_with_task(last) and re.search(rf" {_DETERMINER}", last)
    article = ARTICLES.get(noun[0], "") if noun and has_articles else ""
    return elided(article, small) if article else small


def _small(part: str) -> str:
    return part if part[1:2].isupper() else part[:1].lower() + part[1:]


def _clauses(part: str) -> str:
    return "".join(
        one if place % 2 else _clause(one)
        for place, one in enumerate(re.split(r"([ \u00a0]?; |, (?=[^\W\d_]{2,}(?:er|ir|re) ))", part))
    )


def _clause(part: str) -> str:
    """Return one part of a task with its verb, and its noun with an article."""
    if found := _TO_LEARN.match(part):
        verb = found["verb"].lower()
        return _like(part, f"{verb} la leçon {found['which']}{found['rest']}")
    if found := _TABLES.match(part):
        one = found["several"].lower()
        several = one.endswith("s") or re.match(r"(?:de|des) \d+(?:,| et| à)", found["of"])
        return _like(part, f"apprendre {'les tables' if several else 'la table'} {found['of']}")
    if found := _READING.match(part):
        several = len(re.findall(r"\d+", found["pages"])) > 1
        return _like(part, f"lire {'les pages' if several else 'la page'} {found['pages']}{part[found.end() :]}")
    if re.fullmatch(r"po[ée]sie", part, re.I):
        return _like(part, "apprendre la poésie")
    part = _BARE_AGAIN.sub(
        lambda found: (
            f"{found['verb']} {'les' if found['noun'].endswith('s') else 'la' if found['noun'][0] in 'lL' else 'le'} "
            f"{found['noun']}"
        ),
        part,
    )
    found = _VERB_NOUN.match(part)
    if found and (article := ARTICLES.get(found["noun"].lower())) and not found["rest"].startswith((" à ", " et ")):
        return f"{found['verb']} {elided(article, found['noun'] + found['rest'])}"
    return _VERB_REPORT.sub(r"\1 le ", part)


def _like(typed: str, told: str) -> str:
    return told[:1].upper() + told[1:] if typed[:1].isupper() else told


def _without_point(line: str) -> str:
    """Return a line without the point at its end, if it has no other sentence; « etc. » keeps its own."""
    if not line.endswith(".") or line.endswith("..") or re.search(r"\b(?:etc|ex|p|cf|J\.-C)\.$", line):
        return line
    inner = re.sub(r"\b(?:p|pp|ex|n|doc|cf|ch|v|M|Mme|av|apr|J|C|gr|chap|fig)\.", "", line[:-1])
    return line if re.search(r"[.!?] ?[ \u00a0]?(?=[A-ZÀ-Ý«])", inner) else line[:-1]
