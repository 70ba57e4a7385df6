"""The worker of the window's tasks."""

from __future__ import annotations

import threading

from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner


def test_a_task_that_never_ends_does_not_keep_the_program(qapp: object) -> None:
    assert qapp
    tasks, begun, release = ThreadTaskRunner(QtMainThread()), threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        release.wait()

    tasks.submit(wait, lambda _: None, lambda _: None)
    begun.wait()
    worker = next(thread for thread in threading.enumerate() if thread.name == "tasks")
    tasks.close(wait_s=0.0)
    assert worker.is_alive()
    assert worker.daemon
    release.set()
    worker.join()
