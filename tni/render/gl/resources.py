"""Shader programs, textures and render targets: thin, typed wrappers of OpenGL objects."""

from __future__ import annotations

from dataclasses import dataclass

from OpenGL import GL

from tni.core.errors import TniError
from tni.render.gl.shaders import ShaderDialect, ShaderPair


class GlError(TniError):
    """OpenGL lacks a feature that this program needs, or reports an error."""


class ShaderProgram:
    """A linked shader program with the locations of its uniforms."""

    def __init__(self, pair: ShaderPair, dialect: ShaderDialect) -> None:
        """Raises: GlError with the driver's message."""
        self.handle = GL.glCreateProgram()
        shaders = [
            _compiled(GL.GL_VERTEX_SHADER, dialect.value + pair.vertex),
            _compiled(GL.GL_FRAGMENT_SHADER, dialect.value + pair.fragment),
        ]
        for shader in shaders:
            GL.glAttachShader(self.handle, shader)
        GL.glLinkProgram(self.handle)
        if not GL.glGetProgramiv(self.handle, GL.GL_LINK_STATUS):
            raise GlError(f"link: {_text(GL.glGetProgramInfoLog(self.handle))}")
        for shader in shaders:
            GL.glDeleteShader(shader)
        self._locations: dict[str, int] = {}

    def use(self, **values: float | tuple[float, ...]) -> None:
        """Make the program current and set uniforms: an int, or 1 to 4 floats."""
        GL.glUseProgram(self.handle)
        for name, value in values.items():
            place = self._location(name)
            match value:
                case int():
                    GL.glUniform1i(place, value)
                case float():
                    GL.glUniform1f(place, value)
                case (x, y):
                    GL.glUniform2f(place, x, y)
                case (x, y, z):
                    GL.glUniform3f(place, x, y, z)
                case (x, y, z, w):
                    GL.glUniform4f(place, x, y, z, w)
                case _:
                    raise ValueError(f"uniform {name}: {value}")

    def _location(self, name: str) -> int:
        if name not in self._locations:
            self._locations[name] = GL.glGetUniformLocation(self.handle, name)
        return self._locations[name]


def _compiled(kind: int, source: str) -> int:
    shader: int = GL.glCreateShader(kind)
    GL.glShaderSource(shader, source)
    GL.glCompileShader(shader)
    if not GL.glGetShaderiv(shader, GL.GL_COMPILE_STATUS):
        raise GlError(f"compile: {_text(GL.glGetShaderInfoLog(shader))}")
    return shader


def _text(log: bytes | str) -> str:
    return log.decode(errors="replace") if isinstance(log, bytes) else log


@dataclass(frozen=True, slots=True)
class RenderTarget:
    """A texture and the framebuffer that draws into it."""

    texture: int
    framebuffer: int
    width: int
    height: int
    bytes_per_px: int

    @property
    def size_bytes(self) -> int:
        return self.width * self.height * self.bytes_per_px

    def bind(self) -> None:
        GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, self.framebuffer)
        GL.glViewport(0, 0, self.width, self.height)

    def delete(self) -> None:
        GL.glDeleteFramebuffers(1, [self.framebuffer])
        GL.glDeleteTextures([self.texture])


def new_target(width: int, height: int, form: int) -> RenderTarget:
    """Create a render target filled with 0. form: GL_RGBA8 or GL_R8. Raises: GlError."""
    texture = new_texture(width, height, form, None)
    framebuffer = GL.glGenFramebuffers(1)
    GL.glBindFramebuffer(GL.GL_FRAMEBUFFER, framebuffer)
    GL.glFramebufferTexture2D(GL.GL_FRAMEBUFFER, GL.GL_COLOR_ATTACHMENT0, GL.GL_TEXTURE_2D, texture, 0)
    if GL.glCheckFramebufferStatus(GL.GL_FRAMEBUFFER) != GL.GL_FRAMEBUFFER_COMPLETE:
        raise GlError(f"no {width} x {height} framebuffer")
    target = RenderTarget(int(texture), int(framebuffer), width, height, 1 if form == GL.GL_R8 else 4)
    target.bind()
    GL.glDisable(GL.GL_SCISSOR_TEST)
    GL.glClearColor(0.0, 0.0, 0.0, 0.0)
    GL.glClear(GL.GL_COLOR_BUFFER_BIT)
    return target


def new_texture(width: int, height: int, form: int, data: bytes | None) -> int:
    """Create a texture. data: rows from the top, 4 bytes per pixel for GL_RGBA8, 1 for GL_R8; None leaves it
    undefined."""
    texture: int = GL.glGenTextures(1)
    GL.glBindTexture(GL.GL_TEXTURE_2D, texture)
    for name, value in (
        (GL.GL_TEXTURE_MIN_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_MAG_FILTER, GL.GL_LINEAR),
        (GL.GL_TEXTURE_WRAP_S, GL.GL_CLAMP_TO_EDGE),
        (GL.GL_TEXTURE_WRAP_T, GL.GL_CLAMP_TO_EDGE),
    ):
        GL.glTexParameteri(GL.GL_TEXTURE_2D, name, value)
    order = GL.GL_RED if form == GL.GL_R8 else GL.GL_RGBA
    GL.glPixelStorei(GL.GL_UNPACK_ALIGNMENT, 1)
    GL.glTexImage2D(GL.GL_TEXTURE_2D, 0, form, width, height, 0, order, GL.GL_UNSIGNED_BYTE, data)
    return texture
