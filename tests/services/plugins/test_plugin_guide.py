"""The guide's plugins are whole, keep the contract and can be installed; what it says of limits is so."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.support.memory_settings import MemorySettings
from tni.api.manifest import PluginKind, SignIn
from tni.core.plugin_policy import NO_POLICY
from tni.services.plugins import format_runner, pace, plugin_package, plugin_process
from tni.services.plugins.contract import check_contract
from tni.services.plugins.contract_report import ContractCheck
from tni.services.plugins.contract_source import FUNCTIONS
from tni.services.plugins.plugin_folders import PluginFolders
from tni.services.plugins.plugin_package import read_package
from tni.services.plugins.plugin_service import PluginService, PluginStatus
from tni.store.plugin_policy_file import read_policy

GUIDE = (Path(__file__).parents[3] / "docs/plugins.md").read_text(encoding="utf-8")
MODULES: dict[str, str] = dict(re.findall(r"```python\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))


def written(folder: Path, name: str) -> Path:
    for file, text in MODULES.items():
        if file.startswith(f"{name}/"):
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder / name


def test_no_code_of_the_guide_is_left_out() -> None:
    assert GUIDE.count("```python\n") == len(MODULES) == 4


@pytest.mark.parametrize("name", ["notebook", "paragraphs"])
def test_its_plugins_keep_the_contract(tmp_path: Path, name: str) -> None:
    report = check_contract(written(tmp_path, name))
    assert [one for one in report.results if one.faults] == []
    assert all(one.tries for one in report.results)
    if name == "notebook":
        assert {one.check for one in report.results} == set(ContractCheck)


def test_its_connector_is_installed_from_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "notebook.zip", "w") as archive:
        for path in written(tmp_path, "notebook").iterdir():
            archive.write(path, f"notebook/{path.name}")
    folders = PluginFolders(tmp_path / "a", tmp_path / "b", tmp_path / "c")
    service = PluginService(folders, MemorySettings(), lambda: NO_POLICY)
    service.install(read_package(tmp_path / "notebook.zip"))
    assert [(one.id, one.status) for one in service.state.plugins] == [("notebook", PluginStatus.ON)]


def test_its_table_names_every_kind_with_its_function() -> None:
    for kind, function in FUNCTIONS.items():
        assert re.search(rf"^\| .*`{kind.value}`.* \| `{function}` \|", GUIDE, re.MULTILINE), kind
    assert set(FUNCTIONS) == set(PluginKind)
    for sign_in in SignIn:
        assert f"`{sign_in.value}`" in GUIDE


def test_its_policy_is_read(tmp_path: Path) -> None:
    (text,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "policy.json").write_text(text)
    assert read_policy(tmp_path / "policy.json").hosts == set(json.loads(text)["hosts"])


def test_its_numbers_are_those_of_the_program() -> None:
    limits = plugin_process.PluginLimits()
    for text in (
        f"after a burst of {pace.BURST}, at most {pace.PER_SECOND:.0f} requests a second, and {limits.questions:,} in",
        f"{limits.memory_bytes >> 30} GiB of memory ({format_runner.LIMITS.memory_bytes >> 30} for a format)",
        f"{limits.silence_s:.0f} seconds ({format_runner.LIMITS.silence_s:.0f} for a format)",
        f"{limits.silences_s / 60:.0f} minutes of these in one call",
        f"at most {plugin_package.MOST_FILES}\nfiles and {plugin_package.UNPACKED_BYTES >> 20} MB",
    ):
        assert text in GUIDE, text
