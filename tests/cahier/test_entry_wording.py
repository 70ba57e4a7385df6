"""Wording of a teacher's own: nothing is learnt from no edit, what stands comes again, work never does."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cahier.proposals import SCRIPTS, proposal
from tni.cahier.corrections import with_answers_line
from tni.cahier.entry import CahierEntry, Homework
from tni.cahier.entry_export import html_page
from tni.cahier.entry_wording import NO_WORDING, Wording, WordingKey, apply_wording, key_of, learn_wording, worded_entry
from tni.cahier.french import NBSP

ENTRIES = {script.name: proposal(script) for script in SCRIPTS}
names = st.sampled_from(sorted(ENTRIES))
PLANNED = ENTRIES["24 4e maths, Pythagore, réponses dites"]
OTHER = ENTRIES["14 6e maths, apprendre la leçon"]


def edited(entry: CahierEntry, *changes: tuple[str, str]) -> CahierEntry:
    contenu = entry.contenu
    for old, new in changes:
        assert old in contenu
        contenu = contenu.replace(old, new)
    return replace(entry, contenu=contenu)


@given(names, names)
def test_what_was_learnt_from_no_edit_changes_nothing(one: str, other: str) -> None:
    wording = learn_wording(ENTRIES[one], ENTRIES[one])
    assert replace(wording, answers=None) == NO_WORDING
    assert apply_wording(ENTRIES[other], wording) == ENTRIES[other]


@settings(max_examples=60)
@given(
    names,
    names,
    st.lists(st.sampled_from(["Pour mardi : finir l’exercice 3", "Devoirs : lire", "- DM n°2"])),
    st.data(),
)
def test_work_is_never_carried_over(one: str, other: str, typed: list[str], data: st.DataObject) -> None:
    lines = ENTRIES[one].contenu.split("\n")
    for line in typed:
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    work = (*ENTRIES[one].homework, Homework("Réviser pour le contrôle"))
    hers = replace(ENTRIES[one], contenu="\n".join(lines), homework=work)
    after = apply_wording(ENTRIES[other], learn_wording(ENTRIES[one], hers))
    assert after.homework == ENTRIES[other].homework
    assert not set(typed) & set(after.contenu.split("\n"))


@given(names, st.data())
def test_the_same_proposal_is_worded_as_she_has_edited_its_leads(name: str, data: st.DataObject) -> None:
    entry = ENTRIES[name]
    lines = entry.contenu.split("\n")
    leads = [line for line in lines if line.startswith(("Séquence", "Objectif", "Thème", "Déroulement"))]
    struck = set(data.draw(st.lists(st.sampled_from(leads or [""]), unique=True)))
    hers = replace(entry, contenu="\n".join([line for line in lines if line not in struck]))
    assert apply_wording(entry, learn_wording(entry, hers)).contenu == hers.contenu


def test_a_renamed_sequence_and_a_standing_line_come_again_until_she_takes_them_back() -> None:
    hers = edited(
        PLANNED,
        (f"Séquence{NBSP}: Triangle rectangle", f"Séquence{NBSP}: Grandeurs et mesures"),
        ("– Preuve", "Matériel : règle graduée\nKarim apporte le gâteau\n– Preuve"),
    )
    wording = learn_wording(PLANNED, hers)
    again = apply_wording(PLANNED, wording)
    assert again.sequence == "Grandeurs et mesures"
    assert f"Séquence{NBSP}: Grandeurs et mesures" in again.contenu
    assert "Matériel : règle graduée" in again.contenu.split("\n")
    assert "Karim" not in again.contenu
    assert replace(learn_wording(PLANNED, PLANNED, wording), answers=None) == NO_WORDING


def test_a_seance_of_which_nothing_is_known_takes_her_lines_and_no_empty_one() -> None:
    nothing = ENTRIES["12 CE2 musique, encre seule"]
    assert nothing.contenu == ""
    assert apply_wording(nothing, Wording(standing=("Salle : 12",))).contenu == "Salle : 12"
    assert with_answers_line("", "Réponses") == "Réponses"
    assert "<p>Non renseigné.</p>" in html_page(nothing)


def test_a_struck_aim_stays_struck_over_a_seance_without_one() -> None:
    aim = next(line for line in PLANNED.contenu.split("\n") if line.startswith("Objectif"))
    wording = learn_wording(PLANNED, edited(PLANNED, (f"{aim}\n", "")))
    without = ENTRIES["19 5e maths, chap 3 suite"]
    wording = learn_wording(without, without, wording)
    assert "Objectif" not in apply_wording(OTHER, wording).contenu


def test_answers_are_told_if_she_told_them_last_time() -> None:
    script = next(one for one in SCRIPTS if one.name.startswith("47"))
    silent, told = (
        worded_entry("s", script.log, lambda _: NO_WORDING),
        worded_entry("s", script.log, lambda _: Wording(answers=True)),
    )  # type: ignore[arg-type]
    assert "Réponses de la classe" not in silent.contenu
    assert "Réponses de la classe" in told.contenu
    assert learn_wording(silent, told).answers is True
    assert learn_wording(told, silent).answers is False
    assert key_of(silent) == WordingKey("Tle NSI", "NSI", "")
