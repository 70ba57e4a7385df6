"""Tests of the network's worker: in order, off the main thread, ended with the program."""

from __future__ import annotations

import threading

from tests.support.posted_calls import PostedCalls
from tni.network.worker import NetworkWorker


def fail() -> None:
    raise ValueError("no")


def test_tasks_run_in_order_off_the_main_thread() -> None:
    main, found = PostedCalls(), list[object]()
    worker = NetworkWorker(main)
    worker.submit(lambda: threading.current_thread().name, found.append, found.append)
    worker.submit(fail, found.append, lambda error: found.append(str(error)))
    worker.submit(lambda: 3, found.append, found.append)
    main.run(3)
    worker.close()
    assert found == ["network", "no", 3]


def test_what_waits_is_dropped_at_the_end() -> None:
    main, found = PostedCalls(), list[object]()
    worker = NetworkWorker(main)
    begun, end = threading.Event(), threading.Event()
    worker.submit(lambda: begun.set() or end.wait(), found.append, found.append)
    worker.submit(lambda: "late", found.append, found.append)
    begun.wait()
    closer = threading.Thread(target=worker.close)
    closer.start()
    main.run(0)
    end.set()
    closer.join()
    worker.submit(lambda: "too late", found.append, found.append)
    main.run(1)
    assert "too late" not in found


def test_a_worker_without_tasks_has_no_thread() -> None:
    before = threading.active_count()
    NetworkWorker(PostedCalls()).close()
    assert threading.active_count() == before
