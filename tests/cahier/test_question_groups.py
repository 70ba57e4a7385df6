"""Words for what questions ask."""

from __future__ import annotations

import pytest

from tests.cahier.proposals import proposal
from tests.cahier.seance_scripts import P, Q, Script
from tni.cahier.french import NBSP
from tni.cahier.question_groups import as_subject, groups_asked


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        (["Où poser la virgule ?", "Quel nombre est plus petit que 3 ?", "Quel nombre est pair ?"],
         "poser la virgule, reconnaître un nombre plus petit que 3 et un nombre pair"),
        (["Que désigne le symbole Ω ?", "Une masse est-elle un poids ?", "Qu’est-ce qu’un isolant ?"],
         "le symbole Ω, la masse et l’isolant"),
        (["Quel temps exprime un ordre ?", "Quel mode exprime un souhait ?", "Quel mode exprime un fait ?"], ""),
        (["Quelle loi punit le vol ?", "Quelle loi protège les enfants ?", "Que vaut π ?"], "les lois et π"),
        (["Comment tracer un cercle ?", "Que vaut π ?", "Pourquoi ?"], ""),
    ],
)  # fmt: skip
def test_questions_are_told_by_what_they_ask_if_each_can_be(texts: list[str], groups: str) -> None:
    assert groups_asked(texts).replace(NBSP, " ") == groups


@pytest.mark.parametrize(
    ("doing", "subject"),
    [
        ("lire une carte", "la lecture d’une carte"),
        ("tracer le cercle", "le tracé du cercle"),
        ("placer 3 dans un tableau", "savoir placer 3 dans un tableau"),
        ("nommer les os", "savoir nommer les os"),
        ("la question « Qui ? »", "la question « Qui ? »"),
    ],
)
def test_what_is_to_be_taken_up_again_is_a_noun_or_to_know(doing: str, subject: str) -> None:
    assert as_subject(doing) == subject


def test_questions_that_no_words_are_known_for_are_quoted_in_part() -> None:
    asked = [Q(f"Pourquoi {one} ?", 9) for one in ("creuser", "arroser", "semer")]
    steps = (P("Le sol", "Le sol"), asked[0], asked[1], asked[2])
    contenu = proposal(Script("x", "6e", "SVT", lesson="Le jardin", steps=steps)).contenu.replace(NBSP, " ")
    assert contenu.endswith("– Questions à la classe, dont « Pourquoi creuser ? » et « Pourquoi arroser ? »")
