"""Writer of a lesson's metadata as schema.org's LearningResource (LRMI) in JSON-LD, which search engines read."""

from __future__ import annotations

import json

from tni.library.lesson_notice import LessonNotice
from tni.library.vocabulary import Concept, Vocabularies


def lrmi_notice(notice: LessonNotice, vocabularies: Vocabularies) -> str:
    """Return the notice as JSON-LD. Keys that the vocabularies do not know become keywords."""
    here = notice.curriculum
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": notice.identifier,
        "name": notice.title,
        "description": notice.description,
        "inLanguage": "fr",
        "dateModified": notice.on.isoformat(),
        "author": {"@type": "Person", "name": here.author} if here.author else None,
        "license": here.licence,
        "timeRequired": f"PT{here.minutes}M" if here.minutes > 0 else "",
        "url": notice.location,
        "educationalLevel": _terms(here.levels, vocabularies),
        "about": _terms(here.subjects, vocabularies),
        "teaches": _terms((*here.domains, *here.skills), vocabularies),
        "keywords": list(dict.fromkeys((*notice.keywords, *_unknown(notice, vocabularies)))),
        "isPartOf": {"@type": "Course", "name": here.sequence} if here.sequence else None,
        "position": here.place or None,
    }
    return json.dumps({name: value for name, value in found.items() if value}, ensure_ascii=False, indent=1)


def _unknown(notice: LessonNotice, vocabularies: Vocabularies) -> list[str]:
    here, known = notice.curriculum, notice.keys(vocabularies)
    return [key for key in (*here.levels, *here.subjects, *here.domains, *here.skills) if key not in known]


def _terms(keys: tuple[str, ...], vocabularies: Vocabularies) -> list[dict[str, str]]:
    concepts: list[Concept] = [one for key in keys if (one := vocabularies.concept(key))]
    return [{"@type": "DefinedTerm", "@id": one.key, "name": one.label} for one in concepts]
