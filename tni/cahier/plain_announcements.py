"""Lines of a page as announcements of work are read in them: foreign dates in French, orders as infinitives, a mark
behind the day (« jeudi contrôle »)."""

from __future__ import annotations

import re

from tni.cahier.due_days import WHEN
from tni.cahier.french import MONTHS
from tni.cahier.shorthand import IN_SHORT
from tni.cahier.stated_days import HOUR

_SIGNS = re.compile(r"^(?:/!\\|[!⚠❗‼👉►▶➔➡\ufe0f→]|->|=>|[ \u00a0])+(?=[\w«])")
_MONTHS_OF = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
_MONTH_PLACES = {name: place for names in _MONTHS_OF.values() for place, name in enumerate(names.split())}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_PLACES, key=len, reverse=True))})"
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    r"|(?:lun|mart|mercol|giov|vener)ed[iì]|sabato|domenica"
)
_AFTER_DAY = r"(?:,? ?(?:the |den |der |el |il )?| )"
_FOREIGN_DATES = (
    re.compile(
        rf"\b(?P<day>{_WEEKDAY}){_AFTER_DAY}(?P<number>\d{{1,2}})(?:st|nd|rd|th|\.|º)?,? (?:of |de |di )?{_MONTH}"
        rf"(?![^\W\d_])(?:,? (?:de |del )?(?P<year>20\d\d))?",
        re.I,
    ),
    re.compile(
        rf"\b(?P<day>{_WEEKDAY}),? {_MONTH} (?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd"
        rf"|th)?(?!\w)(?:,? (?P<year>20\d\d))?",
        re.I,
    ),
)
_DATE_ALONE = re.compile(
    rf"(?:nous sommes |aujourd[’']hui,? (?:c[’']est |nous sommes )?|on est |date ?: ?|today(?: is|[’']s)? |it[’']?s "
    rf"|it is |hoy es |estamos a |heute ist |oggi è |datum ?: ?|fecha ?: ?|data ?: ?)?{WHEN}[ .!]*$",
    re.I,
)
_WEATHER = re.compile(
    r"(?:(?:la |el |das |il |the )?(?:m[ée]t[ée]o|weather|wetter|tiempo|tempo)(?: du jour)?[ \u00a0]*[:=]"
    r"|il (?:fait (?:beau|froid|chaud|gris|mauvais|doux|\d)|pleut|neige|y a du (?:vent|soleil|brouillard))"
    r"|le ciel est|le soleil brille"
    r"|(?:it[’']?s|it is) (?:\w+ly )?(?:sunny|cloudy|rain(?:y|ing)|wind[y]|snow(?:y|ing)|hot|cold|warm|foggy"
    r"|stormy|freezing)"
    r"|what(?:[’']s| is) the weather|hace (?:sol|fr[íi]o|calor|viento|buen|mal)|est[áa] (?:nublado|lloviendo"
    r"|nevando)|llueve|nieva"
    r"|qu[ée] tiempo hace|es (?:regnet|schneit|ist (?:sonnig|kalt|warm|heiß|bewölkt|windig|neblig))|wie ist das wetter"
    r"|die sonne scheint|das wetter ist|piove|nevica|c[’']è il sole|fa (?:freddo|caldo|bel tempo)|che tempo fa"
    r"|c[’']est (?:nuageux|ensoleill[ée])"
    r"|(?:nuageux|ensoleill[ée]|soleil|pluie|pluvieux|brouillard|sunny|cloudy|rainy)[ .!]*$)(?![^\W\d_])",
    re.I,
)
_ORDERS_TEXT = """
rends rendez=rendre; remets remettez=remettre; apporte apportez=apporter; rapporte rapportez=rapporter
ramène ramenez=ramener; amène amenez=amener; finis finissez=finir; termine terminez=terminer; révise révisez=réviser
revise revisez=réviser; revois revoyez=revoir; relis relisez=relire; apprends apprenez=apprendre
mémorise mémorisez=mémoriser; prépare préparez=préparer; viens venez=venir; prends prenez=prendre
prévois prévoyez=prévoir; signe signez=signer; dépose déposez=déposer; rattrape rattrapez=rattraper; lis lisez=lire
fais faites=faire; recopie recopiez=recopier; complète complétez=compléter; colle collez=coller; écris écrivez=écrire
réponds répondez=répondre; étudie étudiez=étudier; entraîne-toi entraînez-vous=s’entraîner
"""
_ORDERS = {
    form: verb
    for entry in _ORDERS_TEXT.replace("\n", ";").split(";")
    if "=" in entry
    for forms, verb in [entry.strip().split("=")]
    for form in forms.split()
}
_ORDER = re.compile(
    rf"(?P<before>^|[;.] |\bet |, )(?!signe d|termine d)(?P<order>{'|'.join(sorted(_ORDERS, key=len, reverse=True))})"
    r"(?= (?:l[ae]s?|une?|des|du|ce|cet|cette|ces|ton|ta|tes|votre|vos|bien|à|aux?|avec|tout|toute|toutes|tous|par cœur"
    r"|pour|sur|chaque|jusqu[’']\w+|exercices?|exos?|ex|p|pp|page|pages|n°|\d|chapitres?|chap|ch)(?![^\W\d_])| l[’'])",
    re.I,
)
_YOURS = re.compile(r"\b(?:t(?=(?:on|a|es) [^\W\d_])|vos(?= [^\W\d_]))")
_ALONE = (
    r"(?:contr[ôo]le|[ée]val\w*|interro\w*|ds|dst|dm|dict[ée]e|test|tp|td|eps|piscine|sortie|expos[ée]s?|oral|rdv"
    r"|rendez-vous|apporter|rapporter|ramener|venir|rendre|r[ée]viser|revoir|relire|apprendre|finir|terminer"
    r"|pr[ée]voir|prendre|ne pas oublier|pensez?r? [àa]|devoir|(?:brevet|bac|ccf|oral) blanc|ex\.? ?\d"
    r"|exercices? \d|q\.? ?\d|questions? \d|lire|faire)"
)
_DAY_AND_HOUR = re.compile(
    rf"(?P<day>{WHEN}),? (?P<hour>{HOUR})[ \u00a0]*[:,–-][ \u00a0]*(?P<task>{_ALONE}(?![^\W\d_]).*)$", re.I
)
_DAY_ALONE = re.compile(rf"{WHEN} (?={_ALONE}(?![^\W\d_]))", re.I)


_OF_SEANCE = re.compile(
    r"^(?P<for>pour|pr|avant) (?:la s[ée]ance|le cours) (?P<of>du|de) "
    rf"(?=(?P<day>{WHEN})|\d{{1,2}}(?:/\d|[ \u00a0](?:{'|'.join(MONTHS)})))",
    re.I,
)
"""« Pour la séance du vendredi 27 », which is for that day."""
_WITHOUT_ARTICLE = re.compile(
    r"(?<!\w)(?P<for>pour|pr|avant) (?=(?:0?[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?:/(?:20)?\d\d)?"
    r"[ \u00a0]*(?:$|[:;,.!)+(–-]))",
    re.I,
)
"""« pr 30/11 »: a month of two digits is seldom that of a fraction."""
_FINISHED_FOR = re.compile(r"^(?:[àa] )?finie?s?(?: et rendue?s?)? (?=(?:pour|pr|avant) )", re.I)
"""« Fini pour lundi »: what is to be finished by then."""


def _for_day(found: re.Match[str]) -> str:
    return f"{found['for']} le " if found["of"].lower() == "du" else f"{found['for']} "


def as_announced(line: str) -> str:
    """Return a line of a page as an announcement of work is read in it."""
    line = _SIGNS.sub("", line)
    line = re.sub(rf"(?<!\w){IN_SHORT}", "dans", line)
    for dates in _FOREIGN_DATES:
        line = dates.sub(_in_french, line)
    line = re.sub(rf"\b(?:next|n[äa]chsten) ({_WEEKDAY})(?![^\W\d_])", r"\1 prochain", line, flags=re.I)
    line = _OF_SEANCE.sub(_for_day, line, count=1)
    line = _WITHOUT_ARTICLE.sub(r"\g<for> le ", line)
    line = _FINISHED_FOR.sub("À finir ", line)
    line = as_infinitives(line)
    if (hour := _DAY_AND_HOUR.match(line)) and (hour["weekday"] or hour["tomorrow"]):
        at = re.sub(r"^(\d[^-–]*?) ?[-–] ?(?=\d)", r"de \1 à ", hour["hour"])
        at = at if re.match(r"à|avant|vers|de", at, re.I) else f"à {at}"
        return f"{hour['day']} : {hour['task']} ({at})"
    found = _DAY_ALONE.match(line)
    if found and (found["weekday"] or found["tomorrow"]):
        return f"{line[: found.end() - 1]} : {line[found.end() :]}"
    return re.sub(r"[ \u00a0]*(?:->|=>|→)[ \u00a0]*(?=(?:pour|pr|for|para|per|f[üu]r|bis|le \d) )", " ", line)


def _in_french(found: re.Match[str]) -> str:
    month = MONTHS[_MONTH_PLACES[found["month"].lower()]]
    return f"{found['day']} {found['number']} {month}" + (f" {found['year']}" if found["year"] else "")


def as_infinitives(line: str) -> str:
    """Return a line with the orders at its beginning, and those that follow, as infinitives: « Rendez le DM »."""
    if not _ORDER.match(line):
        return line
    told = _ORDER.sub(_infinitive, line)
    return _YOURS.sub(lambda found: "s" if found[0] == "t" else "ses", told)


def _infinitive(found: re.Match[str]) -> str:
    verb = _ORDERS[found["order"].lower()]
    return found["before"] + (verb[:1].upper() + verb[1:] if found["order"][:1].isupper() else verb)


def is_date_or_weather(line: str) -> bool:
    """Return whether a line is the date or the weather, as a board says it each day, and so never work."""
    line = as_announced(line.strip()[:160])
    found = _DATE_ALONE.match(line)
    is_date = found is not None and bool(
        found["number"] or found["only_number"] or not (found["next"] or found["open"])
    )
    if is_date or _WEATHER.match(line.lstrip("¿ ")):
        return True
    day = re.match(rf"{WHEN}[ \u00a0]*[,:;.–-]+[ \u00a0]*(?P<rest>.+)$", line, re.I)
    return day is not None and bool(_WEATHER.match(day["rest"]))
