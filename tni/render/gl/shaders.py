"""Shaders for OpenGL 3.3 core and OpenGL ES 3.0.

Images in textures have their first row at the top, as everywhere in this program, so y points down in clip space too.
Only `GlBackend.present` and `GlWindowRenderer.present_in` flip the image, for windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ShaderDialect(Enum):
    """GLSL version; the value is the header of every shader."""

    CORE_3_3 = "#version 330 core\n"
    ES_3_0 = "#version 300 es\nprecision highp float;\nprecision highp int;\n"


@dataclass(frozen=True, slots=True)
class ShaderPair:
    """Vertex and fragment shader of a program, without the version header."""

    vertex: str
    fragment: str


CAPSULES = ShaderPair(
    vertex="""
layout(location = 0) in vec3 start_mm;
layout(location = 1) in vec3 end_mm;
uniform vec3 page;   // pixels per mm, left, top
uniform vec2 size;   // of the target, pixels
flat out vec3 from_px;
flat out vec3 to_px;
out vec2 at;
void main() {
    from_px = start_mm * page.x - vec3(page.yz, 0.0);
    to_px = end_mm * page.x - vec3(page.yz, 0.0);
    vec2 axis = to_px.xy - from_px.xy;
    float reach = max(from_px.z, to_px.z) + 1.0;
    vec2 along = length(axis) > 1e-6 ? normalize(axis) : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x) * reach;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    bool end = gl_VertexID >= 2;
    at = (end ? to_px.xy + along * reach : from_px.xy - along * reach) + across * side;
    gl_Position = vec4(at / size * 2.0 - 1.0, 0.0, 1.0);
}
""",
    fragment="""
flat in vec3 from_px;
flat in vec3 to_px;
in vec2 at;
uniform float soft;  // width of the edge, pixels
out vec4 coverage;
void main() {   // as in tni/render/coverage.py
    vec2 axis = to_px.xy - from_px.xy;
    float len = length(axis);
    float shrink = from_px.z - to_px.z;
    float distance;
    if (len <= abs(shrink)) {
        distance = min(length(at - from_px.xy) - from_px.z, length(at - to_px.xy) - to_px.z);
    } else {
        vec2 unit = axis / len;
        vec2 d = at - from_px.xy;
        vec2 local = vec2(dot(d, unit), abs(dot(d, vec2(-unit.y, unit.x))));
        float sine = shrink / len;
        float part = clamp((local.x - local.y * sine / sqrt(1.0 - sine * sine)) / len, 0.0, 1.0);
        distance = length(vec2(local.x - part * len, local.y)) - from_px.z + part * shrink;
    }
    float mean = len > abs(shrink) ? 0.5 * (from_px.z + to_px.z) : max(from_px.z, to_px.z);
    float gain = mean >= 0.5 ? 1.0 : 2.0 * mean / ((mean + 0.5) * (mean + 0.5));
    float covered = clamp((0.5 - distance) / soft, 0.0, 1.0) * gain;
    if (soft <= 1.0 && mean >= 0.5) {   // area of a square within a straight edge, across the axis
        vec2 slant = len > abs(shrink) ? abs(axis / len) : vec2(cos(0.4), sin(0.4));
        vec2 side = max(vec2(max(slant.x, slant.y), min(slant.x, slant.y)), 1e-4);
        float t = min(0.5 * (side.x + side.y) - distance, side.x + side.y);  // squares of more lose the difference
        vec4 over = max(vec4(t, t - side.x, t - side.y, t - side.x - side.y), 0.0);
        over *= over;
        covered = clamp((over.x - over.y - over.z + over.w) / (2.0 * side.x * side.y), 0.0, 1.0);
    }
    coverage = vec4(covered, 0.0, 0.0, 1.0);
}
""",
)

_RECTANGLE = """
uniform vec4 box;    // left, top, right, bottom in the target, pixels
uniform vec4 part;   // the same in the texture, 0 to 1
uniform vec2 size;   // of the target, pixels
out vec2 uv;
void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    uv = mix(part.xy, part.zw, corner);
    gl_Position = vec4(mix(box.xy, box.zw, corner) / size * 2.0 - 1.0, 0.0, 1.0);
}
"""

TINT = ShaderPair(
    vertex=_RECTANGLE,
    fragment="""
uniform sampler2D picture;
uniform vec4 tint;   // colour, opacity
uniform int blend;   // 0 normal, 1 multiply, 2 screen: what the blend function expects
uniform sampler2D grain;
uniform sampler2D chalk;  // across: height of the grain; down: coverage; how much of the chalk stays
uniform vec4 texels; // of the grain: at the target's left and top, per pixel, of a side; per pixel 0: no grain
in vec2 uv;
out vec4 result;
float height(ivec2 at) { return texelFetch(grain, at & (int(texels.w) - 1), 0).r; }
int height_here() {   // as in tni/ink/grain.py
    vec2 at = texels.xy + gl_FragCoord.xy * texels.z - 0.5;
    vec2 part = fract(at);
    ivec2 before = ivec2(floor(at));
    float above = mix(height(before), height(before + ivec2(1, 0)), part.x);
    float below = mix(height(before + ivec2(0, 1)), height(before + ivec2(1, 1)), part.x);
    return int(mix(above, below, part.y) * 255.0 + 0.5);
}
void main() {
    float covered = texture(picture, uv).r;
    if (texels.z > 0.0) covered = texelFetch(chalk, ivec2(height_here(), int(covered * 255.0 + 0.5)), 0).r;
    float a = floor(covered * 255.0 * tint.a + 0.5) / 255.0;
    if (blend == 1) result = vec4(1.0 - a + a * tint.rgb, 1.0);
    else if (blend == 2) result = vec4(a * tint.rgb, 0.0);
    else result = vec4(a * tint.rgb, a);
}
""",
)

PICTURE = ShaderPair(
    vertex=_RECTANGLE,
    fragment="""
uniform sampler2D picture;
uniform int bgra;    // 1: the bytes were blue, green, red, alpha
in vec2 uv;
out vec4 result;
void main() {
    vec4 texel = texture(picture, uv);
    result = bgra == 1 ? texel.bgra : texel;
}
""",
)
