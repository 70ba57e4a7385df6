"""Main program of a process that runs one call of a plugin; `plugin_process.PluginProcess` starts it.

The first frame names the plugin and the call. While it runs, the plugin's requests, notes and files are asked for by
frames with the key "ask"; the last frame has a result or an error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from tni.api.ent import ConnectorError
from tni.api.formats import FormatError
from tni.api.http import NetworkError
from tni.core.errors import TniError
from tni.processes.worker import limit_process, receive_frames, take_output
from tni.services.plugins.process_guard import close_process
from tni.services.plugins.worker_calls import CALLS
from tni.services.plugins.worker_pipe import WorkerPipe

PACKAGE = "plugins"


def main(memory_bytes: str) -> None:
    """Run one call. memory_bytes: limit of this process's address space."""
    pipe = WorkerPipe(take_output())
    receive_frames(lambda head, payload: pipe.received((head, payload)))
    limit_process(int(memory_bytes), may_write_files=False)
    pipe.tell(*_outcome(pipe))
    os._exit(0)


def _outcome(pipe: WorkerPipe) -> tuple[dict[str, Any], bytes]:
    order, payload = pipe.next()
    path, own = Path(order["path"]), f"{PACKAGE}.{order['id']}"
    call: Callable[..., tuple[Any, bytes]] = CALLS[order["call"]]
    if not order["trusted"]:
        close_process(path, own)
    try:
        module = load_plugin(path, own)
        result, data = call(module, order["arguments"], payload, pipe)
    except NetworkError as error:
        return {"network": [error.fault.value, error.host, error.status, error.retry_s]}, b""
    except ConnectorError as error:
        return {"connector": [error.fault.value, error.detail]}, b""
    except FormatError as error:
        return {"format": [error.fault.value, error.detail]}, b""
    except BaseException as error:  # noqa: BLE001  # whatever a stranger's code raises
        return {"raised": describe(error, path)}, b""
    return {"result": result}, data


def load_plugin(path: Path, name: str) -> ModuleType:
    """Load a plugin from its file or folder, under the name of a package of its own. Raises: what its module raises."""
    sys.modules.setdefault(PACKAGE, ModuleType(PACKAGE)).__path__ = []
    is_folder = path.is_dir()
    spec = spec_from_file_location(
        name, path / "__init__.py" if is_folder else path, submodule_search_locations=[str(path)] if is_folder else None
    )
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def describe(error: BaseException, plugin: Path) -> str:
    """Return the kind of an error and its line in the plugin. The error's own text may hold a secret or the teacher's
    words, and is left out, but for an import and a refusal."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(str(plugin)):
            place = f" ({os.path.relpath(file, plugin.parent)}, line {trace.tb_lineno})"
        trace = trace.tb_next
    text = f": {error}" if isinstance(error, ImportError | PermissionError | TniError) else ""
    return f"{type(error).__name__}{text}{place}"
