"""What the circular asks for and an entry lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.cahier.proposals import SCRIPTS, proposal
from tni.cahier.entry import Assessment, AttachedFile, Homework, Support, SupportKind, WorkKind
from tni.cahier.missing_parts import MissingKind, MissingPart, missing_from

WHOLE = replace(
    proposal(SCRIPTS[0]),
    contenu="Correction de l’exercice 3 p. 84",
    homework=(Homework("Exercice 4 p. 84", date(2026, 11, 26)),),
    supports=(),
    pages=(),
)


def test_nothing_lacks_in_a_whole_entry_and_each_part_is_named() -> None:
    assert missing_from(WHOLE) == ()
    page = proposal(SCRIPTS[0]).pages[0]
    test = Assessment(WorkKind.TEST, "Contrôle", pages=(page,))
    lacking = replace(
        WHOLE,
        contenu="– ",
        homework=(Homework("Exercice 4"), Homework("Lire", date(2026, 11, 22)), Homework(" ")),
        assessments=(test,),
        supports=(Support(SupportKind.FILE, "Fiche méthode"), Support(SupportKind.BOOK, "Manuel", "p. 4")),
    )
    assert missing_from(lacking) == (
        MissingPart(MissingKind.CONTENT),
        MissingPart(MissingKind.DUE_DAY, "Exercice 4"),
        MissingPart(MissingKind.LATER_DUE_DAY, "Lire"),
        MissingPart(MissingKind.TEST_TEXT, "Contrôle"),
        MissingPart(MissingKind.EXERCISE_TEXT, "Exercice 4"),
        MissingPart(MissingKind.SUPPORT_FILE, "Fiche méthode"),
    )
    joined = replace(lacking, pages=(page,), files=(AttachedFile("/home/prof/Fiche méthode.pdf"),))
    kinds = {one.kind for one in missing_from(joined)}
    assert kinds == {MissingKind.CONTENT, MissingKind.DUE_DAY, MissingKind.LATER_DUE_DAY}


def test_the_day_of_a_piece_of_work_that_is_a_file_alone_is_asked_for() -> None:
    work = Homework("", files=(AttachedFile("/home/prof/Fiche.pdf"),))
    assert missing_from(replace(WHOLE, homework=(work,))) == (MissingPart(MissingKind.DUE_DAY, "Fiche.pdf"),)


def test_a_proposal_lacks_at_most_days_documents_that_the_plan_names_and_what_nobody_typed() -> None:
    kinds = {part.kind for script in SCRIPTS for part in missing_from(proposal(script))}
    assert kinds == {MissingKind.CONTENT, MissingKind.DUE_DAY, MissingKind.SUPPORT_FILE}
    bare = [script.name[:2] for script in SCRIPTS if MissingPart(MissingKind.CONTENT) in missing_from(proposal(script))]
    assert bare == ["12", "18", "46"], "nothing was typed that says anything"
