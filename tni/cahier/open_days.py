"""Words of time that name no sure day: « dans 15 jours », « mi-décembre », « ce week-end », a test that is moved.

Work with such words keeps them, and its day is left open: the next lesson is not the day that they mean.
"""

from __future__ import annotations

import re

_COUNT = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|quelques)"
_MONTH = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r\.?|\.)?|mars|avril|mai|juin|juil(?:let|\.)?|ao[ûu]t"
    r"|sept(?:embre|\.)|oct(?:obre|\.)|nov(?:embre|\.)|d[ée]c(?:embre|\.))(?![^\W\d_]| 1\d\d\d\b)"
)
_SPAN = rf"(?:{_COUNT} (?:jours?|semaines?|mois)|(?:une |la )?(?:huitaine|quinzaine)(?: de jours)?)"
_PART = (
    rf"(?:du mois|de (?:la |cette )?semaine|de mois|du trimestre|du semestre|d[’']ann[ée]e|de l[’']ann[ée]e|{_MONTH})"
)
_FEAST = r"(?:No[ëe]l|la Toussaint|P[âa]ques|(?:les )?f[êe]tes|(?:les? )?conseils?(?: de classe)?)"
_BY = r"(?:(?<=pour )|(?<=avant )|(?<=apr[èe]s )|(?<=d[’']ici )|(?<=d[’']ici à ))"
OPEN = (
    rf"(?:(?:(?:dans|sous) (?:environ )?|(?<=d[’']ici )|(?<=avant )){_SPAN}|sous (?:peu|huit jours)"
    rf"|(?:(?:à |a )?la fin |(?:au )?d[ée]but[ -]|mi[ -]|fin[ -]|courant ){_PART}"
    r"|(?:le |au )mois prochain|ce mois(?:-ci)?|ce week[ -]?end|(?:le )?week[ -]?end prochain"
    rf"|{_BY}le week[ -]?end|{_BY}ce soir|{_BY}{_FEAST}|(?:{_BY}|(?<=rendre ))(?:en )?{_MONTH}"
    rf"|(?:la )?semaine d[ue] (?:lundi )?\d{{1,2}}(?:[/.]\d{{1,2}}| {_MONTH})?|cette semaine"
    r"|(?<=pour )l[ea] prochaine? (?!fois|s[ée]ance|heure|le[çc]on|cours|semaine)[^\W\d_]{2,20}"
    rf"|in (?:an?|two|three|four|\d{{1,2}}) (?:day|week|month)s?(?: time)?|(?:this|next) weekend|next month"
    r"|in (?:einer|zwei|drei|vier|\d{1,2}) (?:tagen|wochen?|monaten?)|n[äa]chsten monat"
    r"|(?:en|dentro de) (?:una|dos|tres|cuatro|quince|\d{1,2}) (?:d[íi]as|semanas?)|el (?:mes que viene|pr[óo]ximo mes)"
    r"|[ft]ra (?:una|due|tre|quattro|\d{1,2}) (?:giorni|settiman[ae])|il (?:mese prossimo|prossimo mese))"
)
"""Words of time, as a part of a pattern without regard to capitals."""
_ELSEWHERE = re.compile(
    rf"\b(?:{OPEN}|(?:en|pour|avant|apr[èe]s|d[èe]s|d[’']ici|au mois d[e’']) ?{_MONTH}"
    r"|(?:avant|apr[èe]s|d[’']ici) (?:le |la )(?:brevet|bac|stage|examen|conseil|fin)"
    r"|trimestre|semestre|week[ -]?end prochain|quinzaine|huitaine"
    r"|date (?:à|[nu]\w+)|(?:jour|date) (?:à pr[ée]ciser|à venir|[àa] fixer)|prochainement|ult[ée]rieurement"
    r"|bient[ôo]t|(?:before|after|by|until) (?:christmas|easter|the (?:end|holidays?))"
    r"|(?:bis|vor|nach) (?:weihnachten|ostern)"
    r"|(?:para|antes de) navidad|(?:per|prima di) natale)(?![^\W\d_])"
    rf"|(?:blanc|commun|examens?|session|conseils?) (?:d[e’']|du mois d[e’']|en) ?{_MONTH}"
    rf"|\( ?{_COUNT} (?:jours|semaines|mois) ?\)",
    re.I,
)
_HELD = (
    r"(?:[ée]val\w*|contr[ôo]les?|interro\w*|dict[ée]es?|tests?|dst?|dm|devoirs?|expos[ée]s?|oral|oraux|examen|bac|brevet"
    r"|ccf|tp|td|sortie|visite|cours|s[ée]ance|piscine|sport|eps|rendez-vous|rdv|quiz\w*|rendus?|dossiers?"
    r"|test|exam|klassenarbeit|prueba|verifica)"
)
_MOVED = re.compile(
    rf"(?:(?<![^\W\d_]){_HELD}(?![^\W\d_])[^.;]{{0,60}}?(?<![^\W\d_])(?:(?:report|repouss|d[ée]plac|d[ée]cal|annul|supprim|ajourn"
    r"|avanc)[ée]e?s?|remis(?:e|es)? (?:à|au|en)|"
    r"au lieu d[eu] (?:\d{1,2}|(?:lun|mar|mercre|jeu|vendre|same)di)|n[’'](?:a|aura|ont|auront) (?:pas|plus) lieu"
    r"|postponed|cancell?ed|verschoben|abgesagt|aplazad[oa]|cancelad[oa]|rinviat[oa]|annullat[oa])"
    rf"|(?:report|annulation) (?:du |de la |des |de l[’']|d[’']){_HELD})(?![^\W\d_])",
    re.I,
)
_FEAST_OR_MONTH = re.compile(rf"{_FEAST}|(?:en )?{_MONTH}", re.I)


def is_feast(words: str | None) -> bool:
    """Return whether words of time are a feast or a month, which a class also sings and draws for."""
    return words is not None and _FEAST_OR_MONTH.fullmatch(words) is not None


def is_moved(line: str) -> bool:
    """Return whether a line says that a test or a lesson is put off or called off: which day holds is hers to say."""
    return _MOVED.search(line) is not None


def names_open_time(text: str) -> bool:
    """Return whether a text has words of time that name no sure day."""
    return _ELSEWHERE.search(text) is not None or is_moved(text)
