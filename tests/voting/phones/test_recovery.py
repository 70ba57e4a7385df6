"""Folder of the phones' files: made where it is missing, and its loss stops neither the program nor its end."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.support.phone_room import HERE, Program
from tni.voting.phones.recovery import RecoveryFiles


@pytest.mark.parametrize("is_resumable", [True, False])
def test_the_first_access_of_a_computer_makes_its_folder(tmp_path: Path, is_resumable: bool) -> None:
    folder = tmp_path / "data" / "phones"
    program = Program(folder)
    program.phones.set_resumable(is_resumable)
    program.phones.switch_on(HERE, 0)
    try:
        program.posts.until(lambda: program.phones.state.is_up or program.phones.state.trouble is not None)
        assert program.phones.state.trouble is None
        assert folder.stat().st_mode & 0o077 == 0
    finally:
        program.phones.close()
    assert (RecoveryFiles(folder).saved() is not None) is False


@pytest.mark.parametrize("is_killed", [True, False])
def test_a_lost_folder_does_not_keep_phones_from_being_closed(tmp_path: Path, is_killed: bool) -> None:
    folder = tmp_path / "phones"
    program = Program(folder).on()
    shutil.rmtree(folder)
    if is_killed:
        pid = program.phones.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        program.posts.until(lambda: not program.phones.state.is_up)
    program.phones.close()
    assert not program.phones.state.is_on
    assert program.votes == []


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    program = Program(tmp_path / "taken" / "phones")
    program.phones.switch_on(HERE, 0)
    program.posts.until(lambda: program.phones.state.trouble is not None)
    assert not program.phones.state.is_up
    program.phones.close()
