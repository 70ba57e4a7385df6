"""Renderer for benchmarks in the current OpenGL context. Each frame ends on a framebuffer, with the GPU idle."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from OpenGL import GL

from tni.core.errors import TniError
from tni.render.gl.backend import GlRenderer, PaintToBgra
from tni.render.gl.probe import current_dialect
from tni.render.gl.resources import new_target
from tni.render.gl.window_renderer import DRIVER_ERRORS
from tni.render.page_source import PageSource


class BenchmarkError(TniError):
    """OpenGL failed during a benchmark."""


@contextmanager
def benchmark_renderer(
    source: PageSource, picture: PaintToBgra, size_px: tuple[int, int], surround: str
) -> Iterator[tuple[GlRenderer, Callable[[], None]]]:
    """Provide the renderer and the function that ends a frame. Raises: BenchmarkError."""
    try:
        window = new_target(*size_px, GL.GL_RGBA8)
        screen = GlRenderer(source, current_dialect(), picture, time.monotonic, surround)

        def finish() -> None:
            screen.present(window.framebuffer)
            GL.glFinish()

        yield screen, finish
        screen.close()
        window.delete()
    except DRIVER_ERRORS as error:
        raise BenchmarkError(str(error)) from error
