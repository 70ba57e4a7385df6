"""Commands `tni plugin list|enable|disable|install|remove|test`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tni.api.wire import to_wire
from tni.app import terminal
from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.app.terminal_input import TerminalInput
from tni.services.plugins.contract import check_contract
from tni.services.plugins.plugin_package import PluginPackageError, read_package
from tni.services.plugins.plugin_service import ListedPlugin, PluginService
from tni.store.settings_file import SettingsFile


class NotInstalledError(terminal.CommandError):
    """The question whether a plugin is to be installed cannot be asked. name: of the plugin."""

    status = 2

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: nobody agreed")
        self.name = name

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr("« {name} » n’a pas été installée : répondre « oui » à la question, ou ajouter --yes.").format(
            name=self.name
        )


class RefusedPackageError(terminal.CommandError):
    """A file holds no plugin that may be installed. Its author is told why."""

    def __init__(self, refused: PluginPackageError) -> None:
        super().__init__(str(refused))
        self.refused = refused

    def user_message(self) -> str:
        from tni.ui.messages.plugins import package_text

        return f"{package_text(self.refused)} ({self.refused.why})"


def print_plugins(*, as_json: bool) -> int:
    """Print all plugins, and what each may do. Returns: 0."""
    state = _service().state
    if as_json:
        terminal.write_json([_record(one) for one in state.plugins])
        return 0
    terminal.use_system_language()
    from tni.ui.messages.plugins import plugin_lines, policy_text

    if note := policy_text(state.policy):
        terminal.print_stderr(note)
    _print(line for one in state.plugins for line in plugin_lines(one))
    return 0


def switch_plugin(id: str, *, is_on: bool) -> int:
    """Turn a plugin on or off. Returns: 0. Raises: PluginError."""
    service = _service()
    (service.enable if is_on else service.disable)(id)
    terminal.use_system_language()
    from tni.ui.messages.plugins import switched_text

    plugin = service.state.plugin(id)
    assert plugin is not None
    _print([switched_text(plugin)])
    return 0


def install_plugin(path: Path, *, is_agreed: bool) -> int:
    """Show what a plugin may do, ask, and install it. Returns: 0. Raises: RefusedPackageError, PluginError,
    NotInstalledError, WriteError, OSError."""
    service = _service()
    try:
        package = read_package(path)
    except PluginPackageError as error:
        raise RefusedPackageError(error) from error
    service.check_installable(package)
    terminal.use_system_language()
    from tni.ui.messages.plugins import install_lines, install_question, installed_text, is_yes, name_of

    name = name_of(package.manifest)
    _print(install_lines(package.manifest, service.state.plugin(package.manifest.id)))
    if not is_agreed:
        typed = TerminalInput(sys.stdin)
        sys.stdout.write(f"{install_question(package.manifest)} ")
        sys.stdout.flush()
        typed.forget()
        if not is_yes(typed.line() or ""):
            raise NotInstalledError(name)
    service.install(package)
    _print([installed_text(package.manifest)])
    return 0


def remove_plugin(id: str) -> int:
    """Remove a plugin that was installed, with its files. Returns: 0. Raises: PluginError, WriteError."""
    service = _service()
    plugin = service.state.plugin(id)
    service.remove(id)
    terminal.use_system_language()
    from tni.ui.messages.plugins import removed_text, shown_name

    _print([removed_text(id if plugin is None else shown_name(plugin))])
    return 0


def print_contract(path: Path, *, as_json: bool) -> int:
    """Try a plugin, and print what was found. Returns: 1 if it does not keep the contract. Raises: OSError."""
    path.stat()
    report = check_contract(path)
    if as_json:
        results = [{"check": one.check.value, "tries": one.tries, "faults": list(one.faults)} for one in report.results]
        terminal.write_json({"plugin": path.name, "kept": report.is_kept, "results": results})
    else:
        terminal.use_system_language()
        from tni.ui.messages.plugin_contract import contract_lines

        _print(contract_lines(report))
    return 0 if report.is_kept else 1


def _service() -> PluginService:
    folders = Folders.of_user()
    return make_plugin_service(folders, SettingsFile(folders.settings, quarantine=False))


def _record(plugin: ListedPlugin) -> dict[str, object]:
    manifest = plugin.manifest
    found: dict[str, object] = {
        "id": plugin.id,
        "folder": plugin.origin.value,
        "status": plugin.status.value,
        "path": str(plugin.path),
        "why": plugin.why,
    }
    if manifest is not None:
        found |= {
            "kind": manifest.kind.value,
            "version": manifest.version,
            "api": list(manifest.api),
            "name": {"fr": manifest.name.fr, "en": manifest.name.en},
            "hosts": to_wire(manifest.hosts),
            "trusted": manifest.is_trusted,
        }
    return found


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
