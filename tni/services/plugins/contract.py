"""Contract suite: what the program relies on of a plugin, tried without a network, an account or a teacher."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from tni.api.manifest import Manifest, PluginKind
from tni.api.wire import WireError, from_wire, to_wire
from tni.core.plugin_errors import PluginError
from tni.core.plugin_module import load_plugin_module
from tni.services.plugins.contract_report import ContractCheck, ContractReport, ContractResult
from tni.services.plugins.contract_source import FUNCTIONS, check_imports, has_function
from tni.services.plugins.plugin_folders import PluginOrigin, read_plugin
from tni.services.plugins.plugin_process import PluginLimits, PluginPlace, PluginProcess

LIMITS = PluginLimits(silence_s=300.0, silences_s=3000.0)


def check_contract(path: Path, limits: PluginLimits = LIMITS) -> ContractReport:
    """Check a plugin's file or folder. One whose manifest or imports are wrong is not run."""
    path = path.resolve()
    plugin = read_plugin(path, PluginOrigin.TEACHER)
    manifest = plugin.manifest
    if manifest is None:
        return ContractReport(path, None, (ContractResult(ContractCheck.MANIFEST, 1, (plugin.why,)),))
    faults = () if manifest.fits else (f"it is for version {'.'.join(map(str, manifest.api))} of tni.api",)
    results = [ContractResult(ContractCheck.MANIFEST, 1, faults), check_imports(path, manifest)]
    if not has_function(path, manifest):
        why = f"the module has no function {FUNCTIONS[manifest.kind]}"
        results.append(ContractResult(ContractCheck.FUNCTION, 1, (why,)))
    if not any(one.faults for one in results):
        results += _tried_inside(path, manifest) if manifest.is_trusted else _tried(path, manifest, limits)
    return ContractReport(path, manifest, tuple(results))


def _tried_inside(path: Path, manifest: Manifest) -> tuple[ContractResult, ...]:
    """Try a plugin that runs inside the program, within this process."""
    from tni.services.items.item_contract import item_faults  # the others need none of it
    from tni.services.plugins.driver_contract import driver_faults

    folder = str(path) if path.is_dir() else None
    load = partial(load_plugin_module, manifest.id, str(path / "__init__.py" if folder else path), folder)
    try:
        match manifest.kind:
            case PluginKind.ITEM:
                tries, faults = item_faults((manifest, load))
            case PluginKind.BOARD | PluginKind.RECEIVER:
                tries, faults = driver_faults(manifest, load())
            case _:
                load()
                tries, faults = 0, ()
    except Exception as error:  # noqa: BLE001 -- whatever a plugin raises
        return (ContractResult(ContractCheck.FUNCTION, 1, (f"{type(error).__name__}: {error}",)),)
    return ContractResult(ContractCheck.FUNCTION, 1), ContractResult(ContractCheck.CALLS, tries, faults)


def _tried(path: Path, manifest: Manifest, limits: PluginLimits) -> tuple[ContractResult, ...]:
    """Run the part of the suite that runs the plugin."""
    arguments: dict[str, Any] = {
        "kind": manifest.kind.value,
        "function": FUNCTIONS[manifest.kind],
        "hosts": to_wire(manifest.hosts),
        "settings": {one.id: one.default or ("contract" if one.required else "") for one in manifest.settings},
    }
    try:
        head, _ = PluginProcess(PluginPlace(manifest.id, path, manifest.is_trusted), limits).run("contract", arguments)
        results: tuple[ContractResult, ...] = from_wire(tuple[ContractResult, ...], head.get("result"))
    except (PluginError, WireError) as error:
        return (ContractResult(ContractCheck.FUNCTION, 1, (str(error),)),)
    return results
