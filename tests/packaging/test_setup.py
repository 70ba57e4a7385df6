"""packaging/setup with made-up Pythons and package tools: what it chooses, what it says, what it leaves alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SYSTEM_TOOLS = ("bash", "env", "cat", "sort", "tr", "sha256sum", "dirname", "mkdir", "tail", "true")


class Machine:
    """A project folder with a space in its name and a PATH that holds only what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "a project"
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in SYSTEM_TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        for part in ("packaging", "requirements"):
            shutil.copytree(ROOT / part, self.project / part)
        shutil.copy(ROOT / "pyproject.toml", self.project)

    def tool(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text("#!/bin/bash\n" + script)
        path.chmod(0o755)

    def packages(self, *installed: str, user: int) -> None:
        """A Debian whose packages are these; every name is known to apt, whose calls are written down."""
        cases = "".join(f"{name}) printf installed;; " for name in installed)
        self.tool("dpkg-query", f'case "$3" in {cases} *) exit 1;; esac')
        self.tool("apt-cache", "exit 0")
        self.tool("apt-get", f'echo "$*" >>"{self.project}/apt.log"')
        self.tool("id", f"echo {user}")

    def without_system_python(self) -> None:
        """What setup looks for in /usr/bin is not there, as on a system whose Python has another place."""
        setup = self.project / "packaging/setup"
        setup.write_text(setup.read_text().replace("/usr/bin/python3", f"{self.bin}/none/python3"))

    def python(self, name: str, *, minor: int, ensurepip: bool = True) -> None:
        """Answers the questions that setup asks; of anything else it says that it was asked."""
        self.tool(
            name,
            f"""case "$2" in
*version_info*MINOR* | *"sys.version_info <"*) exit {int(minor < 12)} ;;
*ensurepip*) exit {int(not ensurepip)} ;;
*format*) echo python3.{minor}-venv ;;
*) echo "{name}: $*" >&2; exit 9 ;;
esac
""",
        )

    def run(self, profile: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.project / "packaging/setup", profile],
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    @property
    def apt_calls(self) -> list[str]:
        log = self.project / "apt.log"
        return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def listed(name: str) -> list[str]:
    lines = (ROOT / f"packaging/system/{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" | ")[0] for line in lines if line and not line.startswith("#")]


def test_names_what_is_missing_when_it_may_not_install(machine: Machine) -> None:
    machine.packages(*set(listed("run")) - {"libegl1", "libxcb-cursor0"}, user=1000)
    machine.python("python3", minor=13)
    result = machine.run()
    assert result.returncode == 1
    assert result.stderr == "setup: missing system packages; as administrator: apt-get install libegl1 libxcb-cursor0\n"
    assert machine.apt_calls == []


def test_installs_what_is_missing_as_root(machine: Machine) -> None:
    machine.packages(*set(listed("run")) - {"libegl1"}, user=0)
    machine.python("python3", minor=13)
    machine.run()
    assert machine.apt_calls[0].endswith("update")
    assert machine.apt_calls[1].endswith("install -y --no-install-recommends libegl1")


def test_installs_through_sudo_that_asks_nothing(machine: Machine) -> None:
    machine.packages(*set(listed("run")) - {"libegl1"}, user=1000)
    machine.python("python3", minor=13)
    machine.tool("sudo", 'shift; exec "$@"')
    machine.run()
    assert machine.apt_calls[1].endswith(" libegl1")


def test_says_what_apt_said_when_it_fails(machine: Machine) -> None:
    machine.packages(*set(listed("run")) - {"libegl1"}, user=0)
    machine.python("python3", minor=13)
    machine.tool("apt-get", "echo reading; echo 'E: no network' >&2; exit 100")
    result = machine.run()
    assert (result.returncode, result.stderr) == (1, "setup: apt-get update failed: E: no network\n")


def test_an_alternative_counts_as_installed(machine: Machine) -> None:
    old_names = set(listed("run")) - {"libglib2.0-0t64", "libcups2t64"} | {"libglib2.0-0", "libcups2"}
    machine.packages(*old_names, user=0)
    machine.python("python3", minor=13)
    machine.run()
    assert machine.apt_calls == []


def test_what_the_system_does_not_know_is_left_out_where_the_list_says_so(machine: Machine) -> None:
    """A browser on Ubuntu, whose apt has none."""
    machine.packages(*set(listed("run") + listed("test")) - {"chromium"}, user=0)
    machine.python("python3", minor=13)
    machine.tool("apt-cache", '[ "$2" != chromium ]')
    machine.run("test")
    assert machine.apt_calls == []
    machine.tool("apt-cache", "exit 0")
    machine.run("test")
    assert machine.apt_calls[1].endswith("install -y --no-install-recommends chromium")


def test_tests_need_more_than_the_program(machine: Machine) -> None:
    machine.packages(*listed("run"), user=1000)
    machine.python("python3", minor=13)
    assert "xvfb" in machine.run("test").stderr


def test_takes_the_newer_python_beside_an_old_one(machine: Machine) -> None:
    machine.packages(*listed("run"), user=1000)
    machine.python("python3", minor=11)
    machine.python("python3.13", minor=13)
    assert "python3.13: -m venv --clear .venv" in machine.run().stderr


def test_passes_by_a_name_with_no_python_behind_it(machine: Machine) -> None:
    machine.packages(*listed("run"), user=1000)
    machine.tool("python3", "echo 'command not found' >&2; exit 127")
    machine.python("python3.12", minor=12)
    assert "python3.12: -m venv --clear .venv" in machine.run().stderr


def test_installs_nothing_where_no_python_is_recent_enough(machine: Machine) -> None:
    machine.packages(user=0)
    machine.without_system_python()
    machine.python("python3", minor=11)
    machine.tool("apt-cache", "echo Package: python3; echo Version: 3.11.2-1+b1")
    result = machine.run()
    assert result.returncode == 1
    assert result.stderr == (
        "setup: needs Python 3.12 or newer, and apt has 3.11: install one beside it, then set PYTHON=/path/to/python3\n"
    )
    assert machine.apt_calls == []
    machine.python("mine", minor=12)
    machine.run(PYTHON="mine")
    assert machine.apt_calls, "with one that was set, it goes on"


def test_installs_the_python_that_apt_has(machine: Machine) -> None:
    machine.packages(*listed("run"), user=0)
    machine.without_system_python()
    machine.tool("apt-cache", "echo Package: python3; echo Version: 3.12.3-0ubuntu2")
    machine.run()
    assert machine.apt_calls[1].endswith("install -y --no-install-recommends python3 python3-venv")


def test_prefers_a_python_that_can_make_environments(machine: Machine) -> None:
    machine.packages(*listed("run"), user=1000)
    machine.python("python3.13", minor=13, ensurepip=False)
    machine.python("python3.12", minor=12)
    assert "python3.12: -m venv --clear .venv" in machine.run().stderr


def test_the_python_that_was_asked_for_comes_first(machine: Machine) -> None:
    machine.packages(*listed("run"), user=1000)
    machine.python("python3", minor=13)
    machine.python("mine", minor=12)
    assert "mine: -m venv" in machine.run(PYTHON="mine").stderr


def test_headless_needs_no_system_packages(machine: Machine) -> None:
    machine.packages(user=1000)
    machine.python("python3", minor=13)
    assert "missing system packages" not in machine.run("headless").stderr


def test_unknown_profile(machine: Machine) -> None:
    result = machine.run("everything")
    assert (result.returncode, result.stderr) == (1, "setup: usage: packaging/setup run|test|bench|headless\n")


def test_the_headless_list_is_run_and_dev_less_qt() -> None:
    program = 'source <(sed -n "/^headless_requirements/,/^}/p" packaging/setup); headless_requirements'
    result = subprocess.run(["bash", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    names = {line.split("==")[0] for line in result.stdout.splitlines() if not line.startswith(" ")}
    assert {"numpy", "pytest", "hypothesis"} <= names
    assert not [name for name in names if "qt" in name or "pyside" in name or "shiboken" in name]


@pytest.mark.parametrize(("profile", "checked"), [("test", True), ("run", False)])
def test_set_up_for_tests_lets_git_check_commit_messages(machine: Machine, profile: str, checked: bool) -> None:
    (machine.project / ".git").mkdir()
    log = machine.project / "git.log"
    machine.tool("git", f'echo "$*" >>"{log}"')
    machine.without_system_python()  # what comes after is not waited for
    assert "no Python" in machine.run(profile).stderr
    calls = log.read_text() if log.exists() else ""
    assert ("config core.hooksPath packaging/hooks" in calls) == checked
    assert (machine.project / "packaging/hooks/commit-msg").stat().st_mode & 0o111
