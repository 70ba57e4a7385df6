"""Start of the rendering backend: an OpenGL surface if OpenGL was chosen and starts, else None for QPainter."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from tni.app.folders import Folders
from tni.app.gpu_probe import (
    GpuProbeCache,
    GpuProbeError,
    choose_at_start,
    machine_key,
    probe_command,
    renderer_preference,
)
from tni.core.settings import Settings
from tni.render.backend_choice import BackendKind, BackendReason, BackendSetting, GlInfo, choose_backend

if TYPE_CHECKING:
    from tni.ui.gl.surface import GlSurface

_log = logging.getLogger(__name__)


def probe_cache(folders: Folders) -> GpuProbeCache:
    return GpuProbeCache(folders.gpu, machine_key(QGuiApplication.platformName()))


def open_backend(folders: Folders, settings: Settings) -> GlSurface | None:
    """Start the backend chosen by the settings and the cached probe. Never raises, since QPainter always works."""
    wish = renderer_preference(settings)
    if wish is BackendSetting.RASTER or (
        wish is BackendSetting.AUTO and not folders.gpu.exists()
    ):  # no cached probe: the key is not needed
        return None
    memory = probe_cache(folders)
    choice = choose_at_start(wish, memory, QGuiApplication.platformName())
    _log.info("way to the screen: %s (%s %s)", choice.kind.value, choice.why.value, choice.detail)
    return _start(wish, memory) if choice.kind is BackendKind.OPENGL else None


def _start(setting: BackendSetting, cache: GpuProbeCache) -> GlSurface | None:
    known = cache.recall()
    cache.trying()

    def remember(answer: GlInfo | Exception | None) -> None:
        cache.forget() if answer is None else cache.save(answer)

    try:
        from tni.ui.gl.context import GlContext

        context = GlContext()
        from tni.ui.gl.surface import GlSurface  # imports PyOpenGL, which needs a current context
    except Exception as error:  # noqa: BLE001 - whatever a driver or its bindings raise, the window must open
        _log.warning("OpenGL is not used, it does not start: %s", error)
        remember(GpuProbeError(str(error)))
        return None
    scene_s = known.scene_s if isinstance(known, GlInfo) else 0.0
    now = GlInfo(context.info.vendor, context.info.renderer, context.info.version, scene_s)
    choice = choose_backend(setting, now)
    if choice.kind is not BackendKind.OPENGL:  # the card differs from the one that was probed
        context.close()
        _log.warning("OpenGL is not used: %s %s", choice.why.value, choice.detail)
        remember(now)
        return None
    surface = GlSurface(context)
    answer = known if isinstance(known, GlInfo) else None
    surface.shown.connect(lambda: remember(answer))
    surface.failed.connect(lambda words: remember(GpuProbeError(words)))
    return surface


def probe_for_next_start(folders: Folders, settings: Settings) -> None:
    """Probe OpenGL in another process, if the next start could use the answer. Call this once the main window is
    shown."""
    if renderer_preference(settings) is not BackendSetting.AUTO:
        return
    memory = probe_cache(folders)
    choice = choose_at_start(BackendSetting.AUTO, memory, QGuiApplication.platformName())
    if choice.why is not BackendReason.UNKNOWN:
        return
    memory.save(GpuProbeError("the probe did not end"))  # the answer that stays if the probe crashes
    program, *arguments = probe_command(str(memory.path), memory.key)
    from PySide6.QtCore import QProcess  # few starts probe

    QProcess.startDetached(program, arguments)
