"""Export of all data on one pupil as a web page, to read and to print, for the pupil or whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tni.core.ids import ClassId
from tni.services.class_lists.class_list_service import PupilData
from tni.services.results.pupil_votes import PupilVote, SentAnswer
from tni.ui.classes.extra_time import extra_time_text
from tni.ui.i18n import tr
from tni.ui.messages.answers import full_answer
from tni.ui.messages.dates import format_date, format_time

type _Rows = Sequence[Sequence[str]]

_STYLE = (
    "body{font:16px/1.4 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}caption{text-align:left}"
    "th,td{border-bottom:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
)


def pupil_data_html(data: PupilData) -> bytes:
    """Return the page as UTF-8 HTML without external resources."""
    pupil = data.pupil
    name = f"{pupil.shown_last_name} {pupil.first_name}".strip() or tr("Élève sans nom lisible")
    known = [
        (tr("Nom"), pupil.last_name),
        (tr("Nom d’usage"), pupil.usage_name),
        (tr("Prénom"), pupil.first_name),
        (tr("Temps en plus quand le vote est minuté"), extra_time_text(pupil.extra)),
        (tr("Identifiant tiré au hasard"), pupil.id),
    ]
    lists = [(where, tr("parti") if number is None else str(number)) for where, number in data.memberships]
    answers = [_answer(vote, data.class_names) for vote in data.votes]
    heads = (tr("Jour"), tr("Classe"), tr("N°"), tr("Question"), tr("Réponse"), tr("Résultat"), tr("Gardé aussi"))
    empty = tr("Aucune réponse n’est enregistrée.")
    body = [
        _element("h1", name),
        _element("p", tr("Tout ce que TNI sait de cet élève, le {}.").format(format_date(data.today))),
        _table(tr("Noms"), (), [row for row in known if row[1]]),
        _table(tr("Classes et groupes"), (tr("Classe"), tr("N°")), lists),
        *_pairs(data),
        _table(tr("Réponses aux votes"), heads, answers) if answers else _element("p", empty),
        _element(
            "p",
            tr("Ni date de naissance ni identifiant national n’est enregistré."),
        ),
    ]
    head = f'<meta charset="utf-8"><title>{escape_html(name)}</title><style>{_STYLE}</style>'
    return f"<!doctype html><html><head>{head}</head><body>{''.join(body)}</body></html>\n".encode()


def _pairs(data: PupilData) -> list[str]:
    """Return what is kept about groups; the other pupil is told by number alone."""
    rows = [
        (one.class_name, tr("toujours ensemble") if one.is_together else tr("jamais ensemble"), str(one.number))
        for one in data.pairs
    ]
    heads = (tr("Classe"), tr("Contrainte"), tr("Avec le n°"))
    return [_table(tr("Contraintes pour les groupes"), heads, rows)] if rows else []


def _answer(vote: PupilVote, class_names: Mapping[ClassId, str]) -> tuple[str, ...]:
    at = vote.at.astimezone()
    said = {True: tr("juste"), False: tr("erreur"), None: ""}[vote.right]
    where = "" if vote.class_id is None else class_names.get(vote.class_id, "")
    choice = tr("pas de réponse") if vote.choice is None else _answer_text(vote, vote.choice)
    question = vote.question
    if vote.asked is not None and vote.asked.options:
        question = f"{question} ({' ; '.join(filter(None, vote.asked.options))})".strip()
    return (f"{format_date(at)}, {format_time(at)}", where, str(vote.number), question, choice, said, _more(vote))


def _answer_text(vote: PupilVote, choice: str) -> str:
    return choice if vote.asked is None else full_answer(vote.asked, choice)


def _more(vote: PupilVote) -> str:
    """Return the other data of a vote: devices, all that was sent, extra time, and when a self-paced quiz was handed
    in."""
    parts = [tr("avec : {}").format(", ".join(vote.devices))] if vote.devices else []
    if vote.sent:
        parts.append(tr("envoyé : {}").format(" ; ".join(_sent(vote, one) for one in vote.sent)))
    if vote.extra:
        parts.append(tr("temps en plus : {}").format(extra_time_text(vote.extra)))
    for done, at in vote.handed_in:
        words = tr("série rendue") if done else tr("série reprise")
        parts.append(words if at is None else f"{words} ({_clock(at)})")
    return " · ".join(parts)


def _sent(vote: PupilVote, one: SentAnswer) -> str:
    sure = {True: tr("sûr"), False: tr("pas sûr"), None: ""}[one.sure]
    about = ", ".join(filter(None, (sure, "" if one.at is None else _clock(one.at))))
    words = _answer_text(vote, one.choice)
    return f"{words} ({about})" if about else words


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M:%S}"


def escape_html(text: str) -> str:
    """Escape a text for HTML. Python's `html` module would slow down the start with its tables."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape_html(text)}</{name}>"


def _table(caption: str, heads: Sequence[str], rows: _Rows) -> str:
    def line(kind: str, cells: Sequence[str]) -> str:
        return f"<tr>{''.join(_element(kind, cell) for cell in cells)}</tr>"

    lines = [line("th", heads)] if heads else []
    lines += [line("td", row) for row in rows]
    return f"<table><caption><h2>{escape_html(caption)}</h2></caption>{''.join(lines)}</table>"
