"""Texts of the home screen's filters: names of kinds and values, and what hides all lessons."""

from __future__ import annotations

from tni.library.chosen_filters import FilterKind, FilterValue, Period
from tni.library.vocabulary import Vocabularies
from tni.services.library.shelves import Place
from tni.ui.i18n import tr
from tni.ui.library.need_names import need_names

LONGEST = 26
"""Characters of a name that a chip shows whole."""


def kind_name(kind: FilterKind) -> str:
    match kind:
        case FilterKind.LEVEL:
            return tr("Niveau")
        case FilterKind.SUBJECT:
            return tr("Matière")
        case FilterKind.CLASS:
            return tr("Classe")
        case FilterKind.PERIOD:
            return tr("Modifiée")
        case FilterKind.QUIZ:
            return tr("Questions")
        case FilterKind.NEED:
            return tr("Adaptée pour")
        case FilterKind.TAG:
            return tr("Étiquette")


def value_name(value: FilterValue, vocabularies: Vocabularies) -> str:
    """Return the whole name of a value; "" for one that no vocabulary knows and nobody can read."""
    match value.kind:
        case FilterKind.LEVEL | FilterKind.SUBJECT:
            is_known = vocabularies.concept(value.value) is not None
            return vocabularies.label(value.value) if is_known or "://" not in value.value else ""
        case FilterKind.PERIOD:
            return _period_names()[Period(value.value)]
        case FilterKind.QUIZ:
            return tr("Avec des questions")
        case FilterKind.NEED:
            return next((name for need, name in need_names().items() if need.value == value.value), "")
        case _:
            return value.value


def short_name(value: FilterValue, vocabularies: Vocabularies) -> str:
    """Return the name of a value as a chip shows it. A long name of a subject or level is the short one that teachers
    say: SVT, EPS, 2de."""
    name = value_name(value, vocabularies)
    if len(name) <= LONGEST:
        return name
    if value.kind in (FilterKind.LEVEL, FilterKind.SUBJECT) and (concept := vocabularies.concept(value.value)):
        known = next((other for other in concept.alternatives if len(other) <= LONGEST), "")
        if known:
            return known
    return name[: LONGEST - 1].rstrip() + "…"


def chosen_name(value: FilterValue, vocabularies: Vocabularies) -> str:
    """Return the name of a value that stands without its kind."""
    if value.kind is FilterKind.PERIOD:
        return tr("Modifiée {}").format(_period_names()[Period(value.value)])
    return short_name(value, vocabularies)


def _period_names() -> dict[Period, str]:
    return {
        Period.WEEK: tr("cette semaine"),
        Period.MONTH: tr("ce mois-ci"),
        Period.YEAR: tr("cette année scolaire"),
        Period.LAST_YEAR: tr("l’année scolaire passée"),
    }


def no_lesson_text(place: Place, vocabularies: Vocabularies) -> str:
    """Return that the filters of a place leave no lesson."""
    quoted = tr("« {} »")
    names = ", ".join(quoted.format(chosen_name(value, vocabularies)) for value in place.filters.values)
    if place.has_words:
        text = tr("« {words} » n’est trouvé dans aucune leçon avec : {filters}.")
        return text.format(words=place.words.strip(), filters=names)
    return (tr("Dans ce dossier, aucune leçon avec : {}.") if place.folder else tr("Aucune leçon avec : {}.")).format(
        names
    )
