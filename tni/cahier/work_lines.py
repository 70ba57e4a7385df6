"""Lines by which work is announced on a page: « Pour jeudi : ex. 4 », « HW for Thursday », « Contrôle mardi »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tni.cahier.book_references import exercises_in
from tni.cahier.coming_events import (
    COMING,
    DAY_GROUPS,
    EVENT,
    HELD,
    TESTS,
    YEAR,
    is_coming_event,
    is_coming_test,
    is_to_come,
)
from tni.cahier.due_days import WHEN, NamedDay, day_of
from tni.cahier.instructions import as_activity, is_infinitive
from tni.cahier.open_days import is_feast, is_moved
from tni.cahier.stated_days import days_of_work, has_another_day, is_of_the_past, without_quoted

_IN_CLASS = (
    r"(?! (?:en (?:classe|groupes?|bin[ôo]mes?|[îi]lots?|autonomie)|ensemble|maintenant|au tableau"
    r"|sur (?:l[’']ardoise|place)|[àa] l[’']oral|par (?:deux|trois|groupes?|\d)))"
)
_LABEL = (
    r"(?:(?P<plain>(?:travail |le[çc]ons? |exercices? |exos? |devoirs? )?[àa] (?:faire|finir|terminer)"
    rf"(?: chez (?:soi|vous|toi))?(?: [àa] la maison)?{_IN_CLASS}"
    r"|[àa] la maison|pour la maison|pensum|pensa"
    r"|(?:mes |les |vos )?devoirs?(?: (?:[àa] la maison|du (?:soir|jour|week-?end)|de vacances))?"
    r"|travail(?: (?:personnel|pour la maison|maison|[àa] la maison|[àa] la rentr[ée]e|du soir))?|taf|t\.a\.f\.?"
    r"|hw|homework|(?-i:HA)|hausaufgaben?|per casa|para casa|tpc|deberes|tareas?|compiti"
    r"|agenda|cahier de textes?|[àa] noter|pense-b[êe]te|le[çc]ons?)"
    r"|(?P<kept>dm|devoir(?: [àa] la)? maison|[àa] (?:rendre|(?:r)?apporter|r[ée]viser|pr[ée]parer)"
    r"|le[çc]ons? [àa] (?:apprendre|savoir|revoir|r[ée]viser))(?P<of> ?(?:n ?[°o] ?)?\d{1,2}\b)?)"
)
_FOR = r"(?:p(?:ou)?r|avant|d[’']ici(?: à)?|for|by|until|f[üu]r|zum|zur|bis|para|hasta|per|entro)"
HEADING = re.compile(
    rf"(?:{_LABEL}(?![^\W\d_])(?: ?(?:{_FOR} )?{WHEN})?|(?:{_FOR}) {WHEN.replace('P<', 'P<for_')})"
    r"[ \u00a0]*(?P<mark>$|[:.,;!(–-]+[ \u00a0]*)?(?P<task>.*)$",
    re.I,
)
"""Line that begins by announcing work, with what stands behind the announcement. kept: it is work by itself."""
DAY_FIRST = re.compile(rf"{WHEN}[ \u00a0]*(?P<mark>[:,=–-]+[ \u00a0]*|(?=[\u00a0 ]*$))(?P<task>.*)$", re.I)
"""Line that begins with a day: « Mardi 24 : relire p. 46 »."""
_NEXT_TIME = re.compile(
    r"(?:la |au )?(?:prochaine (?:fois|s[ée]ance|heure)|prochain cours)\b[ \u00a0]*:?[ \u00a0]*(?=\S)", re.I
)
WITHIN = re.compile(
    r"(?:\b(?:pour|pr|avant|d[’']ici(?: [àa])?|passages?|[àa] rendre|rendre|[àa] remettre|jusqu[’']?(?:[àa]|au)"
    r"|for|by|until|f[üu]r|bis|zum|para|hasta|per|entro)"
    rf"(?: (?:l[’']|la |le |les )?(?:{TESTS}|cours|s[ée]ance|oral|expos[ée]|brevet blanc|bac blanc|dst?)"
    rf"(?: de| du| d[’'])?)?) {WHEN}",
    re.I,
)
"""Day within a line by which work is to be done: « réviser pour l’éval de vendredi »."""
_WHEN = re.compile(rf"\b{WHEN}", re.I)
_MAY_BE_IN_CLASS = re.compile(r"(?:finir|terminer|revoir|relire)\b", re.I)
_HOLIDAYS = re.compile(
    r"(?:[àa] rendre )?(?:apr[èe]s|avant|pour|au retour|[àa] la fin) d?[el]?[se]?s? ?vacances\b", re.I
)
BY_NUMBER = re.compile(r"les? (?=\d{1,2}\b[^.;]{0,24}? p(?:ages?|\.)? ?\d)", re.I)
"""Exercises by their number alone: « le 4 p. 12 »."""
_PLAIN_DAY = re.compile(rf"\b{WHEN}|\b\d{{1,2}}/\d{{1,2}}\b", re.I)
TO_DO = re.compile(
    r"[àa] (?:faire|finir|regarder|visionner|[ée]couter|envoyer|r[ée]diger|[ée]crire|m[ée]moriser|terminer"
    r"|rendre|remettre|d[ée]poser|pr[ée]parer|apprendre|revoir|r[ée]viser|lire|relire"
    r"|apporter"
    r"|rapporter|savoir|coller|signer|compl[ée]ter|corriger|recopier)\b",
    re.I,
)
TO_FINISH = re.compile(r"\b[àa] (?:finir|terminer)\b", re.I)
_REMINDS = re.compile(r"(?:rappels?|attention|nb|n\.b\.|important)\b", re.I)
_NOT_FORGET = re.compile(
    r"don[’']t forget|no olvid\w+|nicht vergessen|non dimentic\w+|(?:ne pas|n[’']) ?oubli\w+"
    r"|(?:penser|pensez|pense) [àa] (?!ce|son)\w",
    re.I,
)
_BRING = re.compile(r"(?:r?apporter|ramener|faire signer|venir (?:avec|en (?:tenue|survêtement|blouse)))\b.{3}", re.I)
_AT_HOME = re.compile(r"\b(?:[àa] la maison|chez (?:soi|toi|vous))\b", re.I)
HOME_VERB = re.compile(
    r"(?:rendre|remettre|finir|terminer|apprendre|r[ée]viser|revoir|relire|apporter|rapporter|savoir|pr[ée]parer"
    r"|recopier|venir|d[ée]poser|signer|m[ée]moriser|pr[ée]voir|ramener|se munir)\b",
    re.I,
)
_THEN_HOME = re.compile(rf" ?: (?:{HOME_VERB.pattern})", re.I)
WORK_NOUN = re.compile(
    r"(?:essai|dissertation|r[ée]daction|expos[ée]|dossier|fiche|sch[ée]ma|croquis|lecture|dict[ée]e|devoir|dm|commentaire"
    r"|compte[ -]rendu|rapport|carte|r[ée]sum[ée]|questions?|po[ée]sie|le[çc]on|mots|tables?|vocabulaire|verbes"
    r"|explication|th[èe]me|version|traduction|recherches?|affiche)\b",
    re.I,
)
_THINGS = re.compile(
    r"\b(?:r?apporter|ramener|signer|venir (?:avec|en)|prendre (?:son|sa|ses|le|la|les|l[’'])|ne pas oublier"
    r"|(?:r[ée])?apprendre|r[ée]viser|relire|finir|terminer|rendre|coller)\b|[+!]",
    re.I,
)
_REMINDER_MAX = 60
"""Letters of a reminder that tells one thing, so that its day is the only one."""
_KIT = (
    r"(?:blouses?|baskets|maillot|bonnet|serviette|compas|[ée]querre|calculatrice|calculette|r[èe]gle|rapporteur|manuel"
    r"|classeur|fl[ûu]te|tenue|mallette|tablier|ciseaux|colle|casque|[ée]couteurs|cl[ée] usb|dictionnaire|pique-nique"
    r"|gourde|autorisation|ch[èe]que|carnet|bouteille d[’']eau|surv[êe]tement|raquette|livres?|cahiers?|mat[ée]riel)"
)
KIT_FIRST = re.compile(rf"(?:(?:l[ae]s?|son|sa|ses|une?|votre|vos) |l[’'])?{_KIT}(?![^\W\d_]| du (?:jour|soir))", re.I)
MARKED_DAY = re.compile(rf"(?:→|->|=>|[ \u00a0][–—-]|\()[ \u00a0]*(?:le |el |the )?{WHEN}[ \u00a0]*\)?[ .!]*$", re.I)
"""Day at the end of a line behind a sign: « ex. 3 p. 12 → jeudi », « (jueves) »."""


def announces(found: re.Match[str], *, has_below: bool) -> bool:
    """Return whether a line that matches `HEADING` is an announcement: with a task behind a mark, a day, or below."""
    task = found["task"]
    has_day = names_its_day(found)
    is_label = bool(found["plain"] or found["kept"])
    if (YEAR.search(task) and not found["mark"]) or is_feast(found["for_open"]):
        return False  # « Pour le 14 juillet 1789 », « Pour Noël : une carte »
    if task and found["mark"] is None and not has_day and _WEAK.match(found.string):
        return False  # « leçon G9 à apprendre »
    if not task or (has_day and has_another_day(found.string, end_of_day(found))):
        return has_below or has_day or is_label
    if found["mark"] is None:
        begins = begins_with_verb(task) or bool(exercises_in(task) or BY_NUMBER.match(task))
        begins = begins or task[:1] in "+-–•" or _HOLIDAYS.match(task) is not None or _COUNTED.match(task) is not None
        return (has_day and (begins or not is_label or bool(found["kept"]))) or (is_label and begins)
    return True


_COUNTED = re.compile(r"\d{1,2}[ \u00a0][^\W\d_]{2,}")
_WEAK = re.compile(r"(?:agenda|cahier de textes?|[àa] noter|pense-b[êe]te|le[çc]ons?)(?! [àa] )\b", re.I)


def names_its_day(found: re.Match[str]) -> bool:
    """Return whether a line that matches `HEADING` has a day in its announcement."""
    return any(found[f"{prefix}{name}"] for prefix in ("", "for_") for name in DAY_GROUPS)


def end_of_day(found: re.Match[str]) -> int:
    """Return where the words of the day of a line that matches `HEADING` end."""
    place = found.start("task") if found["mark"] is None else found.start("mark")
    return len(found.string[:place].rstrip())


def begins_with_verb(text: str) -> bool:
    return (is_infinitive(text) and not _NO_VERB.match(text)) or as_activity(text) != text


_NO_VERB = re.compile(
    r"(?:(?:septem|octo|novem|decem|num)ber|winter|summer|wetter|weather|water|flower|dinner|letter|paper|other"
    r"|sister|brother|mother|father|theater|liter|super|hier|fer|hiver|loisir|soir|pouvoir|espoir|devoir|noir)\b",
    re.I,
)
"""Words that end as infinitives do and are none."""


def is_task(line: str) -> bool:
    """Return whether a line says what to do or to bring, or names exercises."""
    return begins_with_verb(line) or bool(_THINGS.search(line) or TO_DO.search(line) or exercises_in(line))


def is_line_of_work(line: str, given: date | None = None) -> bool:
    """Return whether a line within a page is work: it says what to do, and for which day; or what next time needs.
    given: the day of the séance, whose name alone in brackets is that day and none that comes."""
    line = _REMINDER_LEAD.sub("", line)
    if (is_moved(line) and _WHEN.search(line.replace(" du ", " le "))) or (
        _WEEK_END.search(line) and begins_with_verb(line)
    ):
        return True
    if _NEXT_TIME.match(line) or _NOT_FORGET.match(line) or _BRING.match(line):
        return True
    if (holidays := _IN_HOLIDAYS.match(line)) and is_task(holidays["task"]):
        return True
    if _AT_HOME.search(line) and (begins_with_verb(line) or TO_DO.search(line)):
        return True
    if (marked := MARKED_DAY.search(line)) and not re.match(r"corr", line, re.I):
        is_some = is_task(line) or WORK_NOUN.match(line) or KIT_FIRST.match(line)
        is_coming = given is None or is_to_come(marked, given)
        return bool(is_some and is_coming and not (marked["next"] or is_of_the_past(line, marked.start())))
    found = WITHIN.search(without_quoted(line))
    if found is None:
        due = next(days_of_work(line), None)
        is_due = due is not None
        is_coming = due is not None and given is not None and is_to_come(due, given)
        if due is not None and (due["weekday"] or due["tomorrow"]) and exercises_in(line):
            return is_coming and not re.match(r"corr", line, re.I)  # « ex. 3 p. 12 jeudi »
        if _THEN_HOME.search(line) and is_due:
            return True
        is_reminder = _REMINDS.match(line) and re.search(r"[!:]|\b\d{1,2}/\d", line)
        if is_reminder:
            return any(not is_of_the_past(line, day.start()) for day in _PLAIN_DAY.finditer(line))
        if HOME_VERB.match(line) and not _MAY_BE_IN_CLASS.match(line):
            return bool(_PLAIN_DAY.search(line))
        return bool(HOME_VERB.match(line) and is_due) or bool(KIT_FIRST.match(line) and is_coming)
    if YEAR.match(line[found.end() :].lstrip()):
        return False
    if found["open"] and not (TO_DO.search(line) or WORK_NOUN.match(line) or HOME_VERB.match(line)):
        return False
    if is_feast(found["open"]) and not _HANDED_IN.search(line):
        return False  # « Préparer une chanson pour Noël »
    is_named = WORK_NOUN.match(line) or _REMINDS.match(line) or KIT_FIRST.match(line)
    if label := _LABELLED.match(line):
        is_named = is_named or WORK_NOUN.match(label["task"])
    is_told = is_named or _FOREIGN_TASK.match(line) or (label and is_task(label["task"]))
    return begins_with_verb(line) or bool(TO_DO.search(line) or exercises_in(line) or is_told)


_WEEK_END = re.compile(r"\bce week[ -]?end[ .!]*$", re.I)
_HANDED_IN = re.compile(r"\b(?:[àa] )?(?:rendre|remettre|d[ée]poser|r?apporter|ramener)\b|^(?:dm|devoir)\b", re.I)
_LABELLED = re.compile(r"[^\W\d_][^:.;,]{1,19}?[ \u00a0]?: (?P<task>\S.*)$")
"""Subject or group before what is to be done: « Français : lire le chapitre 4 pour jeudi »."""
_IN_HOLIDAYS = re.compile(r"(?:(?:pendant|pour|durant) les )?vacances[ \u00a0]*[,:][ \u00a0]*(?P<task>\S.*)$", re.I)
_FOREIGN_TASK = re.compile(
    r"(?:learn|write|read|bring|finish|prepare|revise|review|study|watch|complete|hand in|do (?:the|your|ex)"
    r"|workbook|wb"
    r"|lern(?:t|en)?|schreib(?:t|en?)?|lest|lies|lesen|bring(?:t|en)|mach(?:t|en)?|arbeitsheft|wiederholen|(?-i:AH)"
    r"|aprend(?:er|ed|e)|estudia[rd]?|leer|escrib(?:ir|id|e)|hac(?:er|ed)|terminar|traer|repasar|preparar|cuaderno"
    r"|impara(?:re|te)?|studia(?:re|te)?|legg(?:ere|ete|i)|scriv(?:ere|ete|i)|finire|portare|ripassare|fare|quaderno)"
    r" (?=\S)",
    re.I,
)
"""Line in another language that says what to do, if it has a day too."""


_REMINDER_LEAD = re.compile(
    r"(?:attention|rappels?|nb|n\.b\.|nota bene|important)[ \u00a0]*[:!]+[ \u00a0]*"
    r"(?=(?:r?apporter|ramener|faire signer|venir avec|ne pas oubli\w+|penser [àa])\b)",
    re.I,
)


def is_day_of_work(lines: Sequence[str], given: date | None) -> bool:
    """Return whether lines are a day, and what is to be done or brought for it: « Jeudi : baskets + eau ». Several days
    are a timetable, or a story; the day of the séance is none that comes."""
    found = DAY_FIRST.match(lines[0])
    words = "" if found is None else found["next"] or found["open"] or ""
    is_week = re.search(r"(?<!cette )semaine|rentr|week", words, re.I)
    is_named = found is not None and (found["weekday"] or found["tomorrow"] or is_week)
    if found is None or not is_named or len(lines) > 4 or YEAR.search(lines[0]):
        return False
    day = None if given is None else day_of(found.groupdict(), given).day
    if any(DAY_FIRST.match(line) for line in lines[1:]) or (day is not None and day == given):
        return False
    task = found["task"]
    if not task:
        is_coming = day is not None and given is not None and day < given + timedelta(days=7)
        return is_coming and ":" in (found["mark"] or "") and len(lines) > 1 and all(map(is_task, lines[1:]))
    is_test = re.match(rf"(?:{TESTS}|ds|dst|dm|tp|oral|expos[ée]s?)(?![^\W\d_])", task, re.I)
    if is_test and not found["number"] and given is not None and day == given + timedelta(days=7):
        return False  # « Lundi : dictée », on a Monday
    if is_week and not is_test:
        return begins_with_verb(task)
    is_some = is_test or _THINGS.search(task) or KIT_FIRST.match(task) or exercises_in(task) or HELD.match(task)
    return bool(is_some or (found["weekday"] and begins_with_verb(task)))


def day_of_heading(found: re.Match[str], given: date) -> NamedDay | None:
    """Return the day of a line that matches `HEADING`; None without one."""
    groups = found.groupdict()
    for prefix in ("", "for_"):
        own = {name.removeprefix(prefix): value for name, value in groups.items() if name.startswith(prefix)}
        if any(own.get(name) for name in DAY_GROUPS):
            return day_of(own, given)
    return None


def day_within(line: str, given: date) -> NamedDay | None:
    """Return the day within a line by which its work is to be done; one that is open if it names several."""
    bare = without_quoted(line)
    found = list(WITHIN.finditer(bare))
    if not found and TO_DO.search(line):
        found = [one for one in _WHEN.finditer(bare) if one["number"] and not is_of_the_past(bare, one.start())]
    if not found and (coming := COMING.match(line)) and is_coming_test(line, given):
        found = [coming, *(one for one in days_of_work(line) if one.start() > coming.end())]
    if not found and (event := EVENT.match(line)) and is_coming_event(line, given):
        found = [event]
    if not found and (marked := MARKED_DAY.search(bare)) and not is_of_the_past(bare, marked.start()):
        found = [marked]
    if not found and exercises_in(line):
        found = [one for one in days_of_work(line) if one["weekday"] or one["tomorrow"]]
    is_reminder = _REMINDS.match(line) and len(line) < _REMINDER_MAX and not re.search(r"[.!?] ?\w", line)
    is_home = is_reminder or any(one.match(line) for one in (HOME_VERB, _NOT_FORGET, KIT_FIRST))
    is_home = is_home or _THEN_HOME.search(line) is not None
    if not found and is_home:
        found = list(days_of_work(line))
        if not found and _WHEN.search(line):
            return NamedDay(None)
    if is_home and found:
        found += [one for one in _WHEN.finditer(bare) if has_another_day(line, one.end())]
    days = {day_of(one.groupdict(), given) for one in found}
    if any(has_another_day(line, one.end()) for one in found):
        return NamedDay(None)
    return None if not days else days.pop() if len(days) == 1 else NamedDay(None)


def day_of_task(task: str, given: date) -> NamedDay | None:
    """Return the day of what stands behind an announcement: « poésie jeudi », « ex. 4 (jueves) »."""
    if (named := day_within(task, given)) is not None:
        return named
    found = list(days_of_work(task))
    days = {day_of(one.groupdict(), given) for one in found if one["weekday"] or one["tomorrow"]}
    is_several = any(has_another_day(task, one.end()) for one in found)
    return None if not days else days.pop() if len(days) == 1 and not is_several else NamedDay(None)
