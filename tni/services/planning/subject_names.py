"""Names of subjects as they are said: timetables write them in capitals without accents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tni.core.collation import fold


def spoken_subject(found: str) -> str:
    """Return `Mathématiques` for `MATHEMATIQUES`; a name that is no known subject in capitals stays as it is, and so
    does an abbreviation such as `SVT`."""
    if not found.isupper():
        return found
    spoken = _spoken().get(fold(found), "")
    return found if not spoken or spoken.isupper() else spoken[0].upper() + spoken[1:]


@cache
def _spoken() -> Mapping[str, str]:
    from tni.library.built_in_vocabularies import built_in_packs
    from tni.library.vocabulary import VocabularyKind

    concepts = (one for pack in built_in_packs() if pack.kind is VocabularyKind.SUBJECT for one in pack.concepts)
    return {fold(label): label for one in concepts for label in one.labels}
