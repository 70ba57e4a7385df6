"""The thread that publishes a working copy to the lesson's own place: soon after the last change, and again until it
succeeds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tni.core.clock import Clock
from tni.files.lesson_health import StorageTrouble
from tni.store.working_copy import PublishError, WorkingCopy

log = logging.getLogger(__name__)

QUIET_S = 5.0
"""The copy is published when nothing has changed for this time, ..."""
LATEST_S = 20.0
"""... or this time after the first change, so that it is published within 30 s."""
RETRY_S = 5.0
CLOSE_S = 30.0
"""Longest time that closing waits for a place that does not answer."""


@dataclass(frozen=True, slots=True)
class PublisherState:
    """State of publishing.

    unpublished: the lesson's own place does not hold everything yet. trouble: the reason why the last attempt failed.
    beside: path under which the lesson is published instead, because somebody else changed the original file.
    """

    unpublished: bool = False
    trouble: StorageTrouble | None = None
    beside: Path | None = None


class Publisher:
    """Publisher of one working copy. on_state: called from the publisher's or the writer's thread when `state`
    changes.
    """

    def __init__(self, copy: WorkingCopy, clock: Clock, on_state: Callable[[PublisherState], None]) -> None:
        self._copy, self._clock, self._on_state = copy, clock, on_state
        self._wake, self._placing = threading.Condition(), threading.Lock()
        self._due_s = self._latest_s = clock.monotonic()
        self._stop = False
        self.state = PublisherState(unpublished=not copy.origin.published)
        self._thread = threading.Thread(target=self._run, name=f"publisher {copy.origin.target.name}", daemon=True)
        self._thread.start()

    def changed(self) -> None:
        """Note that the working copy has new content."""
        self._copy.did_write()
        now_s = self._clock.monotonic()
        with self._wake:
            if not self.state.unpublished:
                self._latest_s = now_s + LATEST_S
                self._set_state(PublisherState(True, None, self.state.beside))
            if self.state.trouble is None:
                self._due_s = min(now_s + QUIET_S, self._latest_s)
            self._wake.notify()

    def rename(self, stem: str) -> Path:
        """Rename the lesson in its own place, between two publishings. Raises: LessonFileError."""
        with self._placing:
            path = self._copy.rename(stem)
        with self._wake:
            if not self._copy.origin.published and not self.state.unpublished:
                self._due_s = self._latest_s = self._clock.monotonic()
            self._set_state(PublisherState(not self._copy.origin.published, self.state.trouble))
            self._wake.notify()
        return path

    def close(self, wait_s: float = CLOSE_S) -> PublisherState:
        """Publish once what is left; the lesson must be closed. The copy is removed when everything is published."""
        with self._wake:
            self._stop = True
            self._wake.notify()
        self._thread.join(wait_s)
        if self._thread.is_alive():
            return self.state
        if self.state.unpublished:
            self._copy.release()
        else:
            self._copy.remove()
        return self.state

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._stop and not self._is_due():
                    self._wake.wait(self._wait_s())
                stop = self._stop
            if self.state.unpublished:
                self._publish()
            if stop:
                return

    def _is_due(self) -> bool:
        return self.state.unpublished and self._clock.monotonic() >= self._due_s

    def _wait_s(self) -> float | None:
        return max(self._due_s - self._clock.monotonic(), 0.0) if self.state.unpublished else None

    def _publish(self) -> None:
        try:
            with self._placing:
                beside = self._copy.publish()
        except PublishError as error:
            state = PublisherState(True, error.trouble, self.state.beside)
        else:
            state = PublisherState(not self._copy.origin.published, None, beside or self.state.beside)
        with self._wake:
            now_s = self._clock.monotonic()
            self._due_s = now_s + (RETRY_S if state.trouble else QUIET_S)
            self._latest_s = now_s + LATEST_S
            self._set_state(state)

    def _set_state(self, state: PublisherState) -> None:
        if state != self.state:
            self.state = state
            try:
                self._on_state(state)
            except Exception:
                log.exception("state of the publishing")
