"""Small files of rnote, made by hand, in the layouts of several versions."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

BLACK = {"r": 0.0, "g": 0.0, "b": 0.0, "a": 1.0}
WHITE = {"r": 1.0, "g": 1.0, "b": 1.0, "a": 1.0}
YELLOW = {"r": 1.0, "g": 1.0, "b": 0.0, "a": 0.5}
PAGE_PX = (960.0, 480.0)
"""254 x 127 mm at 96 dpi."""
STYLE = {
    "stroke_color": BLACK,
    "stroke_width": 4.0,
    "fill_color": None,
    "pressure_curve": "linear",
    "line_style": "solid",
}


def rnote(
    *strokes: Any, layout: str = "continuous_vertical", background: Any = None, version: str = "0.15.0", **options: Any
) -> bytes:
    """options: `layers`, `trashed` and `times` of the strokes, `height` of the document."""
    size = {"width": PAGE_PX[0], "height": PAGE_PX[1], "dpi": 96.0}
    config = {"format": size, "background": background or {"color": WHITE, "pattern": "none"}, "layout": layout}
    document = {"x": 0.0, "y": 0.0, "width": PAGE_PX[0], "height": options.get("height", PAGE_PX[1])}
    layers = options.get("layers", [{"user_layer": 0}] * len(strokes))
    times = options.get("times", range(len(strokes)))
    store: dict[str, Any] = {
        "stroke_components": _components(strokes),
        "chrono_components": _components({"t": t, "layer": layer} for t, layer in zip(times, layers, strict=True)),
        "chrono_counter": len(strokes),
    }
    minor, patch = (int(part) for part in version.split(".")[1:3])
    if minor >= 13:
        snapshot = {"engine_snapshot": {"document": document | {"config": config}, **store}}
    elif (minor, patch) >= (5, 10):
        snapshot = {"engine_snapshot": {"document": document | config, **store}}
    else:
        store["trash_components"] = _components(
            {"trashed": one} for one in options.get("trashed", [False] * len(strokes))
        )
        snapshot = {"document": document | config, "store_snapshot": store}
    return gzip.compress(json.dumps({"version": version, "data": snapshot}).encode(), mtime=0)


def _components(values: Any) -> list[Any]:
    return [{"value": None, "version": 0}, *({"value": one, "version": 1} for one in values)]


def point(x: float, y: float, pressure: float = 1.0) -> Any:
    return {"pos": [x, y], "pressure": pressure}


def brush(*points: tuple[float, ...], kind: str = "smooth", **style: Any) -> Any:
    """Stroke as it is since 0.5.9."""
    first, *others = points
    segments = [{"lineto": {"end": point(*one)}} for one in others]
    return {"brushstroke": {"path": {"start": point(*first), "segments": segments}, "style": {kind: STYLE | style}}}


def old_brush(*segments: Any) -> Any:
    """Stroke as it was before 0.5.9."""
    return {"brushstroke": {"path": list(segments), "style": {"smooth": STYLE}}}


def shape(kind: str, value: Any, style_kind: str = "smooth", **style: Any) -> Any:
    return {"shapestroke": {"shape": {kind: value}, "style": {style_kind: STYLE | style}}}


def text(words: str, affine: list[float], attributes: Any = (), **style: Any) -> Any:
    look = {"font_family": "serif", "font_size": 48.0, "font_weight": 500, "font_style": "regular", "color": BLACK}
    look |= {"max_width": None, "alignment": "start", "ranged_text_attributes": list(attributes)} | style
    return {"textstroke": {"text": words, "affine": affine, "text_style": look}}


def attribute(start: int, end: int, **value: Any) -> Any:
    return {"range": {"start": start, "end": end}, "attribute": value}


def bitmap(pixels: bytes, size: tuple[int, int], half: list[float], affine: list[float]) -> Any:
    image = {"data": base64.b64encode(pixels).decode(), "pixel_width": size[0], "pixel_height": size[1]}
    return {
        "bitmapimage": {
            "image": image | {"rectangle": {}},
            "rectangle": {"cuboid": {"half_extents": half}, "affine": affine},
        }
    }


def vector(svg: str, half: list[float], affine: list[float]) -> Any:
    return {"vectorimage": {"svg_data": svg, "rectangle": {"cuboid": {"half_extents": half}, "affine": affine}}}
