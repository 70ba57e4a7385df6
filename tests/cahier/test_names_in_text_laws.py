"""Laws of the search for pupils' names: a name is found however it is written, and one that is removed is gone."""

from __future__ import annotations

import unicodedata
from string import capwords

from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.name_removal import without_names
from tni.cahier.name_tokens import name_tokens
from tni.cahier.names_in_text import PARTICLES, NameFinder, NameKind, PupilName
from tni.core.ids import PupilId

FIRST = ("Jean-Baptiste", "Zoé", "Maëlys", "Rose", "Anne Sophie", "Øyvind", "Łukasz", "Nguyễn", "Élo\u00efse")
LAST = (
    "Benali",
    "El Amrani",
    "de La Tour",
    "D’Angelo",
    "Müller-Weiß",
    "O'Brien",
    "McDonald",
    "Petit",
    "Îlçe",
    "Œuvrard",
)
SCRIPTS = ("Дмитрий", "Μαρία", "محمّد", "ज़ैनब", "김민준", "王小明", "ธนพล")
UNSEEN = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
PUPIL = PupilId("p")

pupils = st.builds(
    lambda first, last: PupilName(PUPIL, first, last),
    st.sampled_from(FIRST + SCRIPTS),
    st.sampled_from(LAST + SCRIPTS),
)


@st.composite
def written(draw: st.DrawFn, name: str) -> str:
    """A name as somebody may write it."""
    name = draw(st.sampled_from((name, name.upper(), name.lower(), capwords(name), name.casefold())))
    name = unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD", "NFKC", "NFKD"))), name)
    if draw(st.booleans()):
        marks = [char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char)]
        name = unicodedata.normalize("NFC", "".join(marks))
    gap = draw(st.sampled_from(("-", " ", "\u00a0", "\u202f", "\u2011", "_", ".", "\n", " - ", "’", "'", "")))
    name = gap.join(word for word in name.replace("-", " ").replace("’", " ").replace("'", " ").split())
    if draw(st.booleans()):
        at = draw(st.integers(0, len(name)))
        name = name[:at] + draw(st.sampled_from((*UNSEEN, "-\n"))) + name[at:]
    return name + draw(st.sampled_from(("", "", "s")))


before = st.sampled_from(
    ("", "d’", "l'", "les ", "(", "«\u00a0", "2", "photo_", "avec ", "fini.", "- ", "\n", "📷", "/")
)
after = st.sampled_from(("", ",", ".", "\u00a0»", ")", "2", "_3", ".pdf", " lit", "…", "\n", "’s", "/", "🙂"))


@given(st.data(), pupils, before, after)
def test_a_name_is_found_however_it_is_written(data: st.DataObject, pupil: PupilName, lead: str, tail: str) -> None:
    chosen = data.draw(
        st.sampled_from((pupil.first, pupil.last, f"{pupil.first} {pupil.last}", f"{pupil.last} {pupil.first}"))
    )
    name = data.draw(written(chosen))
    text = lead + name + tail
    found = NameFinder([pupil]).find(text)
    assert found, "not found"
    assert all(one.pupils == (PUPIL,) and one.written == text[one.start : one.end] for one in found)
    covered = {at for one in found for at in range(one.start, one.end)}
    for word in name_tokens(text):
        inside = len(lead) <= word.start and word.end <= len(lead) + len(name)
        if inside and word.letters not in PARTICLES and len(word.letters) > 1:
            assert covered.issuperset(range(word.start, word.end)), f"{text[word.start : word.end]!r} gets out"


@given(pupils.filter(lambda pupil: pupil.first not in SCRIPTS), st.sampled_from((". ", ".", ".\u00a0", ".-", ". -")))
def test_initials_with_a_full_stop_are_found(pupil: PupilName, gap: str) -> None:
    first, last = (name_tokens(name)[0].letters[0].upper() for name in (pupil.first, pupil.last.split()[-1]))
    (found,) = NameFinder([pupil]).find(f"lu par {first}{gap}{last}. hier")
    assert found.kind is NameKind.INITIALS
    assert not found.may_be_word


CLASS = [PupilName(PupilId(str(n)), first, last) for n, (first, last) in enumerate(zip(FIRST, LAST, strict=False))]
WORDS = ("Exposé", "de", "que", "le", "la", "les", "d’", "l'", "avec", "et", ",", "(", ")", ".", "- ", "elle", "–")
NAMES = [name for pupil in CLASS for name in (pupil.first, pupil.last, f"{pupil.first} {pupil.last[0]}.")]
pieces = st.sampled_from([*WORDS, "\n", *NAMES])


@given(st.lists(pieces, max_size=12).map(" ".join))
def test_removed_names_are_gone(text: str) -> None:
    finder = NameFinder(CLASS)
    found = finder.find(text)
    left = without_names(text, found)
    assert finder.find(left) == []
    assert without_names(text, []) == text


@given(st.text(max_size=60), pupils)
def test_no_text_is_refused_and_places_are_in_order(text: str, pupil: PupilName) -> None:
    end = 0
    for one in NameFinder([pupil, PupilName(PupilId("q"), text[:9], text[9:20])]).find(text):
        assert end <= one.start < one.end
        end = one.end
