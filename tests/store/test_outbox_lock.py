"""One program of a computer sends at a time, on file systems that refuse locks too."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.lockless import NoLocks, connecting, refuse_file_locks
from tni.files.outbox_errors import NoOutboxLockError, OutboxError
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock, can_lock

ROOT = Path(__file__).parents[2]
HOLDING = """
import sys
from pathlib import Path
import pytest
from tests.support.lockless import refuse_file_locks
from tni.store.outbox_lock import OutboxLock

if sys.argv[2] == "refused":
    refuse_file_locks(pytest.MonkeyPatch())
with OutboxLock(Path(sys.argv[1])).held() as ours:
    print(ours, flush=True)
    sys.stdin.read()
"""


class NoLocksKnown(NoLocks):
    code = sqlite3.SQLITE_IOERR_LOCK


class Denied(NoLocks):
    code = sqlite3.SQLITE_PERM


def test_one_program_sends_at_a_time(tmp_path: Path) -> None:
    one, other = (OutboxLock(tmp_path / "new" / "lock") for _ in range(2))
    with one.held() as ours, other.held() as theirs:
        assert (ours, theirs) == (True, False)
    with other.held() as ours:
        assert ours


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL])
def test_where_the_file_cannot_be_locked_sqlite_s_lock_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    refuse_file_locks(monkeypatch, code)
    test_one_program_sends_at_a_time(tmp_path)
    assert {file.name for file in (tmp_path / "new").iterdir()} == {"lock", "lock.db"}


@pytest.mark.parametrize("first", [True, False], ids=["the first one", "the second one"])
def test_a_program_that_was_refused_a_lock_for_a_moment_sends_beside_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    one, other = (OutboxLock(tmp_path / "lock") for _ in range(2))
    with monkeypatch.context() as patch:
        if first:
            refuse_file_locks(patch)
        with one.held() as ours:
            patch.undo()
            if not first:
                refuse_file_locks(patch)
            with other.held() as theirs:
                assert (ours, theirs) == (True, False)


@pytest.mark.parametrize("factory", [NoLocks, NoLocksKnown])
def test_without_any_lock_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, factory: type[sqlite3.Connection]
) -> None:
    refuse_file_locks(monkeypatch)
    with pytest.raises(NoOutboxLockError), OutboxLock(tmp_path / "lock", connecting(factory)).held():
        raise AssertionError("nothing may be sent")
    assert {file.name for file in tmp_path.iterdir()} == {"lock", "lock.db"}, "nothing of the trial is left"


def test_a_database_that_cannot_be_used_is_told_as_itself(tmp_path: Path) -> None:
    with pytest.raises(OutboxError) as told, OutboxLock(tmp_path / "lock", connecting(Denied)).held():
        raise AssertionError("nothing may be sent")
    assert not isinstance(told.value, NoOutboxLockError)


@pytest.mark.parametrize(("has_locks", "kind"), [(False, NoOutboxLockError), (True, OutboxError)])
def test_an_outbox_without_locks_is_not_called_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_locks: bool, kind: type[OutboxError]
) -> None:
    monkeypatch.setattr("tni.store.outbox.can_lock", lambda path: has_locks and can_lock(path))
    with pytest.raises(OutboxError) as told:
        Outbox(tmp_path / "outbox.db", connect=connecting(NoLocks)).deliveries()
    assert type(told.value) is kind


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("refused", ["refused", "made"])
def test_another_process_waits_and_goes_on_once_the_first_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    path = tmp_path / "lock"
    if refused == "refused":
        refuse_file_locks(monkeypatch)
    command = [sys.executable, "-c", HOLDING, str(path), refused]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        with OutboxLock(path).held() as ours:
            assert not ours
        first.kill()
    with OutboxLock(path).held() as ours:
        assert ours
