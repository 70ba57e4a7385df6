"""Places that are proposed for the classes of an account, and what becomes of the teacher's choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tni.api.ent import PlaceChoice
from tni.cahier.ent_account import new_account
from tni.services.cahier.class_places import ClassPlace, proposed_places, with_places

ACCOUNT = new_account("moodle", "https://elea.example")
FORUMS = (
    PlaceChoice("forum", "1/1", "Cahier de textes", "Maths 5A"),
    PlaceChoice("forum", "2/2", "Cahier de textes", "Mathématiques (4e C)"),
    PlaceChoice("forum", "3/3", "Annonces", "Salle des professeurs"),
)


@pytest.mark.parametrize(
    ("class_name", "value"), [("5e A", "1/1"), ("5ème A", "1/1"), ("4C", "2/2"), ("3e D", ""), ("A", "")]
)
def test_a_place_is_proposed_by_the_name_of_the_class(class_name: str, value: str) -> None:
    (place,) = proposed_places(ACCOUNT, FORUMS, [class_name])
    assert place == ClassPlace(class_name, bool(value), {"forum": value} if value else {})


def test_the_server_s_own_word_on_the_class_comes_before_names() -> None:
    choices = (PlaceChoice("place", "a", "5e A et 5e B"), PlaceChoice("place", "b", "Groupe 1", class_name="5A"))
    (place,) = proposed_places(ACCOUNT, choices, ["5e A"])
    assert place.values == {"place": "b"}


def test_the_only_place_is_proposed_for_each_class_and_the_subject_is_hers() -> None:
    choices = (
        PlaceChoice("calendar", "c", "Personnel"), PlaceChoice("subject", "1", "ANGLAIS LV1"),
        PlaceChoice("subject", "2", "MATHEMATIQUES"),
    )  # fmt: skip
    for place in proposed_places(ACCOUNT, choices, ["5e A", "4e C"], "Maths"):
        assert place.values == {"calendar": "c", "subject": "2"}
        assert place.is_sent


def test_what_was_chosen_before_stays_unless_the_server_has_it_no_more() -> None:
    kept = replace(
        ACCOUNT, classes=frozenset({"5e A"}), class_settings={"5e A": {"forum": "3/3"}, "4e C": {"forum": "9/9"}}
    )
    first, second = proposed_places(kept, FORUMS, ["5e A", "4e C"])
    assert (first.is_sent, first.values) == (True, {"forum": "3/3"})
    assert (second.is_sent, second.values) == (False, {"forum": "2/2"})


def test_classes_that_come_later_are_sent_where_there_is_nothing_to_choose_and_none_is_left_out() -> None:
    both = [ClassPlace("5e A", True, {}), ClassPlace("4e C", True, {})]
    assert with_places(ACCOUNT, both, has_choices=False).classes is None
    assert with_places(ACCOUNT, both, has_choices=True).classes == {"5e A", "4e C"}
    one = with_places(ACCOUNT, [both[0], replace(both[1], is_sent=False)], has_choices=False)
    assert one.classes == {"5e A"}


def test_a_class_without_a_place_is_sent_where_the_connector_makes_one() -> None:
    folders = (PlaceChoice("folder", "5A", "5A", class_name="5A"), PlaceChoice("folder", "4C", "4C", class_name="4C"))
    (here,) = proposed_places(ACCOUNT, folders, ["6e B"])
    assert not here.is_sent
    (made,) = proposed_places(ACCOUNT, folders, ["6e B"], makes_places=True)
    assert (made.is_sent, made.values) == (True, {})
