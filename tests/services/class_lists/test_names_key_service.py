"""Key of the pupils' names: from a keyring, behind a passphrase, for one run; asked for, and dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.support.class_lists import ClassLists, MemoryKeyring
from tni.roster.class_list import PupilRow
from tni.roster.names_key import KeyStorage, NamesState, ShortPassphraseError
from tni.services.class_lists.names_key_service import NamesAccess, PassphrasePrompt
from tni.store.system_keyring import Keyring

type _Opened = Callable[..., AbstractContextManager[ClassLists]]


@pytest.fixture
def opened(tmp_path: Path) -> _Opened:
    """Open the same lists in one run of the program after the other."""

    @contextmanager
    def run(keyring: Keyring | None = None) -> Iterator[ClassLists]:
        lists = ClassLists(tmp_path, keyring)
        try:
            yield lists
        finally:
            lists.close()

    return run


def asked(lists: ClassLists) -> list[PassphrasePrompt | None]:
    """What opening the names asks of the teacher."""
    prompts: list[PassphrasePrompt | None] = []
    lists.names.open(prompts.append)
    lists.settle()
    return prompts


def import_one(lists: ClassLists) -> None:
    lists.store.import_pupils([PupilRow("ADAM", "Zoé", class_name="6A")])


def last_names(lists: ClassLists) -> list[str]:
    return [pupil.last_name for one in lists.service.classes() for pupil in lists.service.pupils(one.id)]


def test_keyring_gives_the_key_without_a_question(opened: _Opened) -> None:
    keyring = MemoryKeyring()
    with opened(keyring) as lists:
        assert lists.names.state == NamesAccess(NamesState.UNSET, None)
        assert asked(lists) == [None]
        assert lists.names.state == NamesAccess(NamesState.OPEN, KeyStorage.KEYRING)
        import_one(lists)
    with opened(keyring) as lists:
        assert lists.names.state == NamesAccess(NamesState.LOCKED, KeyStorage.KEYRING)
        told: list[NamesState] = []
        lists.names.subscribe(lambda: told.append(lists.names.state.names))
        assert asked(lists) == [None]
        assert told == [NamesState.OPEN]
        assert last_names(lists) == ["ADAM"]


def test_keyring_that_lost_the_key_is_asked_again_by_the_teacher_alone(opened: _Opened) -> None:
    keyring = MemoryKeyring()
    with opened(keyring) as lists:
        asked(lists)
        import_one(lists)
    with opened(MemoryKeyring()) as lists:
        lists.names.unlock_silently()
        lists.settle()
        assert lists.names.state.names is NamesState.LOCKED
        assert asked(lists) == [PassphrasePrompt.KEYRING]
        assert last_names(lists) == [""]


def test_class_that_is_taught_unlocks_its_names_silently(opened: _Opened) -> None:
    keyring = MemoryKeyring()
    with opened(keyring) as lists:
        asked(lists)
        import_one(lists)
    with opened(keyring) as lists:
        (taught,) = lists.service.classes()
        lists.service.choose_class(taught.id)
        lists.settle()
        assert [pupil.last_name for pupil in lists.service.class_pupils()] == ["ADAM"]


def test_passphrase_opens_the_names_at_each_start(opened: _Opened) -> None:
    with opened() as lists:
        assert asked(lists) == [PassphrasePrompt.NEW]
        with pytest.raises(ShortPassphraseError):
            lists.names.make_passphrase("court")
        assert lists.names.make_passphrase("cheval bleu délicat")
        import_one(lists)
    with opened() as lists:
        assert asked(lists) == [PassphrasePrompt.KNOWN]
        assert not lists.names.try_passphrase("une autre phrase")
        assert lists.names.try_passphrase("cheval bleu délicat")
        assert last_names(lists) == ["ADAM"]


def test_key_for_today_is_lost_with_the_run(opened: _Opened) -> None:
    with opened() as lists:
        assert lists.names.make_for_today()
        import_one(lists)
    with opened() as lists:
        assert lists.names.state == NamesAccess(NamesState.LOST, KeyStorage.MEMORY)
        assert asked(lists) == [PassphrasePrompt.NEW], "names that come now can have another key"


def test_names_given_up_leave_their_key_in_no_keyring(opened: _Opened) -> None:
    keyring = MemoryKeyring()
    with opened(keyring) as lists:
        asked(lists)
        import_one(lists)
        assert lists.names.forget()
        lists.settle()
        assert keyring.kept == {}
        assert lists.names.state == NamesAccess(NamesState.UNSET, None)
        assert last_names(lists) == [""]


def test_key_goes_on_when_the_program_is_built_again(opened: _Opened) -> None:
    with opened() as lists:
        lists.names.make_for_today()
        import_one(lists)
        known = lists.store.names.lock_and_key
    assert known is not None
    with opened() as lists:
        lists.names.take_over(*known)
        assert last_names(lists) == ["ADAM"]
