"""A plugin runs in a process of its own: what it may not have is refused, and one that crashes or hangs is an error."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.plugin_folders import write_plugin
from tni.core.plugin_errors import PluginError, PluginFault
from tni.services.plugins.plugin_process import Frame, PluginLimits, PluginPlace, PluginProcess

ACCOUNT: dict[str, Any] = {"is": "ConnectorAccount", "address": "https://e.fr", "user": "", "settings": {}, "token": ""}
SHORT, FEW = PluginLimits(silence_s=1.0), PluginLimits(questions=20)
"""A busy machine may need a second to start a process: the former is for one that hangs."""
TALKATIVE = PluginLimits(silences_s=0.5, questions=1 << 40)


def outcome(folder: Path, check: str, limits: PluginLimits | None = None) -> object:
    process = PluginProcess(PluginPlace("toy", write_plugin(folder, check=check)), limits)

    def answer(_head: object, _payload: bytes) -> Frame:
        return {"response": [200, "https://e.fr", {}]}, b"Anne"

    return process.run("check", {"account": ACCOUNT}, answer=answer)[0]


def test_its_request_is_answered_by_the_program(tmp_path: Path) -> None:
    assert outcome(tmp_path, "return http.send(HttpRequest('GET', account.address)).body.decode()") == {
        "result": "Anne"
    }


REFUSED = {
    "import os": "ImportError: os",
    "import socket": "ImportError: socket",
    "import urllib.request": "ImportError: urllib.request",
    "import numpy": "ImportError: numpy",
    "from tni.core import errors": "ImportError: tni.core",
    "from tni import core": "ImportError: tni.core",
    "from .. import another": "ImportError",
    "open('/etc/hostname')": "PluginRefusal",
    "open('written', 'w')": "PluginRefusal",
    "import json; json.codecs.sys.modules['os'].system('true')": "PluginRefusal",
    "__import__('socket').socket()": "PluginRefusal: socket",
}


def test_what_a_plugin_has_no_need_of_is_refused(tmp_path: Path) -> None:
    """All in one process: each refusal is an error that the plugin may catch."""
    lines = "".join(
        f"    try:\n        {line}\n    except (ImportError, PermissionError) as error:\n"
        f"        found.append(f'{{type(error).__name__}}: {{error}}')\n    else:\n        found.append('allowed')\n"
        for line in REFUSED
    )
    path = write_plugin(tmp_path, check="return '|'.join(tried())")
    path.write_text(path.read_text() + f"\ndef tried():\n    found = []\n{lines}    return found\n")
    head, _ = PluginProcess(PluginPlace("toy", path)).run("check", {"account": ACCOUNT})
    found = dict(zip(REFUSED, head["result"].split("|"), strict=True))
    assert {line: text for line, text in found.items() if REFUSED[line] not in text} == {}


def test_the_standard_library_s_tools_and_time_zones_work(tmp_path: Path) -> None:
    line = "import html, re, uuid, email.message, xml.etree.ElementTree, zoneinfo, datetime; return " + (
        "datetime.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Paris')).isoformat()"
    )
    assert outcome(tmp_path, line) == {"result": "2026-07-01T00:00:00+02:00"}


def test_the_environment_s_secrets_stay_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TNI_SECRET", "mot de passe")
    line = "import json; return ' '.join(json.codecs.sys.modules['os'].environ)"
    found = outcome(tmp_path, line)
    assert isinstance(found, dict)
    assert set(found["result"].split()) <= {"OPENBLAS_NUM_THREADS", "TZ", "SYSTEMROOT", "WINDIR", "LC_CTYPE"}


@pytest.mark.skipif(sys.platform == "win32", reason="an order of POSIX")
def test_a_plugin_leaves_the_processor_to_the_pen(tmp_path: Path) -> None:
    line = "import json; return str(json.codecs.sys.modules['os'].nice(0))"
    assert outcome(tmp_path, line) == {"result": str(min(os.nice(0) + 10, 19))}


@pytest.mark.parametrize(
    ("check", "fault", "detail"),
    [
        ("while True: pass", PluginFault.HANGS, ""),
        ("import json; json.codecs.sys.modules['os']._exit(3)", PluginFault.ENDED, ""),
        ("return bytes(1 << 40)", PluginFault.RAISED, "MemoryError (toy.py, line"),
        ("raise ValueError(account.address)", PluginFault.RAISED, "ValueError (toy.py, line"),
        ("raise SystemExit", PluginFault.RAISED, "SystemExit"),
        ("http._pipe._output.write(b'x' * 64); http._pipe._output.flush()", PluginFault.MALFORMED, ""),
        ("return {1: object()}", PluginFault.RAISED, "TypeError"),
        ("import itertools; [http.send(HttpRequest('GET', '')) for _ in itertools.count()]", PluginFault.GREEDY, ""),
    ],
)
def test_a_plugin_that_does_not_end_well_is_an_error(
    tmp_path: Path, check: str, fault: PluginFault, detail: str
) -> None:
    with pytest.raises(PluginError) as stopped:
        outcome(tmp_path, check, SHORT if fault is PluginFault.HANGS else FEW)
    assert (stopped.value.plugin, stopped.value.fault) == ("toy", fault)
    assert detail in stopped.value.detail
    assert "e.fr" not in stopped.value.detail


def test_a_plugin_that_asks_for_ever_is_ended(tmp_path: Path) -> None:
    with pytest.raises(PluginError) as stopped:
        outcome(tmp_path, "while True: http.send(HttpRequest('GET', ''))", TALKATIVE)
    assert stopped.value.fault is PluginFault.HANGS


def test_an_error_while_the_program_answers_comes_out_and_ends_the_process(tmp_path: Path) -> None:
    process = PluginProcess(PluginPlace("toy", write_plugin(tmp_path, check="http.send(HttpRequest('GET', ''))")))

    def answer(_head: object, _payload: bytes) -> Frame:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        process.run("check", {"account": ACCOUNT}, answer=answer)


def test_a_cancelled_call_ends_though_the_plugin_hangs(tmp_path: Path) -> None:
    path = write_plugin(tmp_path, check="http.send(HttpRequest('GET', ''))\n        while True: pass")
    process = PluginProcess(PluginPlace("toy", path))

    def answer(_head: object, _payload: bytes) -> Frame:
        process.cancel()
        return {"response": [200, "", {}]}, b""

    with pytest.raises(PluginError) as stopped:
        process.run("check", {"account": ACCOUNT}, answer=answer)
    assert stopped.value.fault is PluginFault.CANCELLED
