"""More sound files of the kinds that other programs write: other versions, packings and namespaces, with one of each
element that the readers know."""

from __future__ import annotations

import gzip
from typing import Any

from tests.formats.lessons.office import odp_files, pptx_files
from tests.support import iwb_samples, rnote_samples, ubz_samples, xopp_samples
from tests.support.bank_samples import zipped
from tests.support.pdf_samples import sample_pdf
from tni.formats.lessons.format_registry import WRITERS, write_lesson
from tni.services.plugins.format_contract import LESSON

WAV = b"RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x08\0\0\0" + bytes(8)
SMART_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def more_packages() -> dict[str, bytes]:
    """Files by their names."""
    written = {f"written{end}": write_lesson(LESSON, f"a{end}").data for end in WRITERS}
    show = _presentation()
    return {
        **written, "becta.iwb": _iwb(iwb_samples.BECTA), "ims.iwb": _iwb(iwb_samples.IMS), "old.ubz": _old_ubz(),
        "packed.xopp": _packed_xopp(), "two.rnote": _rnote("0.15.0"), "old.rnote": _rnote("0.5.5"),
        "smart.notebook": _notebook(), "old.xbk": _old_notebook(), "show.ppsx": show, "macro.pptm": show,
        "model.potx": show, "whole.pptx": show, "whole.odp": _odp(), "model.otp": _odp(), "flat.fodp": _flat(),
        "packed.svgz": gzip.compress(_svg().encode(), mtime=0), "whole.svg": _svg().encode(),
        "whole.inkml": _inkml().encode(), "old.flipchart": zipped({"page.xml": b"<page/>"}),
    }  # fmt: skip


def _svg() -> str:
    return """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200"
 height="100" viewBox="0 0 400 200"><style>.a{fill:#ff0000;stroke:blue} #t{font-size:12pt}</style><defs>
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="#00f"/></linearGradient>
<radialGradient id="h" xlink:href="#g" r="50%"/><clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath>
<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="4" height="4"/></pattern>
<symbol id="s" viewBox="0 0 10 10"><path d="M0 0L9 9"/></symbol><mask id="m"><rect width="9" height="9"/></mask>
<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><marker id="k" markerWidth="9" markerHeight="9">
<path d="M0 0L9 4z"/></marker></defs><g class="a" transform="rotate(10) translate(3,4)" clip-path="url(#c)">
<rect width="30" height="20" rx="4" fill="url(#g)"/><circle cx="20" cy="20" r="9" fill="url(#h)" mask="url(#m)"/>
<ellipse cx="60" cy="20" rx="9" ry="4" fill="url(#p)" filter="url(#f)"/><line x1="0" y1="0" x2="99" y2="99"
 marker-end="url(#k)" stroke="#000" stroke-dasharray="4 2"/><polygon points="0,0 9,0 9,9"/>
<use href="#s" x="10" y="10" width="40" height="40"/><a href="https://example.org/a"><text id="t" x="5" y="50">Un
<tspan dy="12" fill="#0a0">deux</tspan></text></a><path d="M10 10h80v30H10zm5 5q9 9 20 0t9 9s1 2 3 4a5 6 30 1 0 9 9"/>
</g><switch><text systemLanguage="fr" x="9" y="9">Bonjour</text><text>Hello</text></switch>
<svg x="100" y="10" width="50" height="50" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>
<image width="20" height="20" xlink:href="data:image/png;base64,PNG"/></svg>""".replace(
        "PNG", _base64(xopp_samples.picture())
    )


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()


def _pdf() -> bytes:
    return sample_pdf(deterministic_id=True)


def _iwb(space: str) -> bytes:
    page = (
        '<svg:rect id="a" x="1" y="2" width="30" height="40" fill="#ff0000" transform="rotate(20 5 5)"/>'
        '<svg:g id="g"><svg:circle id="c" cx="9" cy="9" r="5"/><svg:polygon id="d" points="0,0 9,0 9,9"/></svg:g>'
        '<svg:polyline id="l" points="1,1 20,30 40,10" stroke="#00ff00" stroke-width="3" stroke-opacity="0.5"/>'
        '<svg:textarea id="t" x="10" y="20" width="300" height="40" font-size="18">Un<svg:tbreak/><svg:tspan '
        'font-weight="bold">deux</svg:tspan></svg:textarea><svg:text id="u" x="9" y="90">trois</svg:text>'
        '<svg:switch id="s"><svg:image id="i" x="1" y="2" width="9" height="9" xlink:href="images/a.png"/>'
        '<svg:text id="v">rien</svg:text></svg:switch><svg:video id="f" x="1" y="2" width="9" height="9" '
        'xlink:href="a.mp4"/><svg:audio id="o" x="1" y="2" width="9" height="9" xlink:href="a.wav"/>'
        '<svg:path id="p" d="M0 0L9 9z"/><svg:foreignObject id="w" x="1" y="1" width="9" height="9"/>'
    )
    about = (
        '<element ref="a" locked="true" z-index="3"/><element ref="t" replicate="true" href="https://example.org"/>'
        '<element ref="g" href="#p2"/><group><id ref="l"/><id ref="c"/></group><element ref="i" background="true"/>'
    )
    return iwb_samples.iwb(
        iwb_samples.iwb_xml(page, '<svg:rect id="z" width="9" height="9"/>', about=about, space=space),
        {"images/a.png": xopp_samples.picture(), "a.wav": WAV, "a.mp4": b"\0\0\0\x18ftypmp42" + bytes(40)},
    )


def _old_ubz() -> bytes:
    band = ubz_samples.band([(0.0, 0.0), (30.0, 10.0), (60.0, 5.0)], [3.0, 4.0, 2.0])
    inner = ubz_samples.polygon(band) + ubz_samples.polygon([(9.0, 9.0), (20.0, 9.0), (20.0, 20.0)])
    return ubz_samples.ubz(
        {f"page{n:03d}.svg": ubz_samples.page(inner, version=one) for n, one in enumerate(("4.3", "4.8.0"))}
    )


def _packed_xopp() -> bytes:
    items = (
        '<stroke tool="pen" color="#0080ffff" width="1.41 1 2 0 3" style="cust: 1 2" fill="9" fn="attachments/c.wav">'
        "1 2 3 4 5 6 7 8 9 9</stroke>"
        '<text font="Sans Bold 12" size="12" x="3" y="4" color="red" align="right">a\nb</text>'
        '<link url="https://example.org" font="Sans" size="9" x="1" y="2" color="red">c</link>'
        '<image left="1" top="2" right="3" bottom="4"><attachment path="attachments/a.png"/></image>'
        f'<teximage text="x^2" left="1" top="2" right="3" bottom="4">{_base64(_pdf())}</teximage>'
    )
    backgrounds = (
        '<background type="solid" color="blue" style="graph" config="m1=40,rm=1,r1=20,lw=2"/>',
        '<background type="pixmap" domain="attach" filename="attachments/a.png"/>',
        '<background type="pdf" domain="attach" filename="attachments/b.pdf" pageno="1"/>',
    )
    pages = [xopp_samples.page_xml(items), *(xopp_samples.page_xml("", one) for one in backgrounds)]
    xml = xopp_samples.document_xml(*pages)
    return xopp_samples.packaged(xml, a__png=xopp_samples.picture(), b__pdf=_pdf(), c__wav=WAV)


def _rnote(version: str) -> bytes:
    from tests.support import rnote_samples as r

    here = [1.0, 0.5, -0.5, 1.0, 9.0, 9.0]
    half: Any = {"cuboid": {"half_extents": [9.0, 5.0]}, "affine": here}
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    return rnote_samples.rnote(
        r.brush((0, 0, 0.5), (9, 9, 0.1)), r.brush((0, 900), (9, 990), kind="textured"), r.shape("rect", half),
        r.shape("ellipse", {"radii": [9.0, 9.0], "affine": here}, fill_color=r.YELLOW),
        r.shape("cubbez", {"start": [0, 0], "cp1": [0, 9], "cp2": [9, 9], "end": [96, 0]}),
        r.shape("polyline", {"start": [0, 0], "path": [[9, 9], [96, 0]]}),
        r.text("aé b", here, [r.attribute(0, 3, font_weight=700)]), r.bitmap(bytes(8), (2, 1), [9.0, 9.0], here),
        r.vector(svg, [9.0, 9.0], here), version=version,
        background={
            "color": r.WHITE, "pattern": "isometric_grid", "pattern_size": [32.0, 32.0], "pattern_color": r.BLACK
        },
    )  # fmt: skip


def _notebook_page() -> str:
    run = '<tspan font-size="28" fill="#ff0000">Un</tspan>'
    words = f'<tspan justification="left" bullet="1"><tspan>{run}{run}</tspan></tspan>'
    return (
        f'{SMART_HEAD}<svg width="800" height="600" xmlns:xlink="http://www.w3.org/1999/xlink" xml:id="page.A">'
        '<title>Un</title><rect width="100%" height="100%" fill="url(#g)"/><defs><linearGradient id="g"><stop '
        'stop-color="red"/><stop stop-color="blue"/></linearGradient></defs><g class="foreground">'
        '<polyline hilighter="1" points="0,0 9,9 20,4" stroke="#ff0" stroke-width="20" xml:id="annotation.1"/>'
        '<path d="M0,0L9,9z" fill="url(#g)"/><rect width="9" height="9" visible="0"/><ellipse rx="4" ry="5"/>'
        '<image width="9" height="9" xlink:href="images/a.png"/><g class="group"><rect width="9" height="9"/></g>'
        f'<text transform="translate(10,20) rotate(9,5,5) scale(1,1)" editwidth="200">{words}</text>'
        '<g class="question" type="choice"><question correct="1" type="choice"/></g></g></svg>'
    )


def _notebook() -> bytes:
    manifest = (
        f'{SMART_HEAD}<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><organizations><organization '
        'id="pagegroups"><item id="group0" identifierref="group0_pages"><title>Un</title></item></organization>'
        '</organizations><resources><resource identifier="group0_pages"><file href="page0.svg"/><file '
        'href="page1.svg"/></resource></resources></manifest>'
    )
    page = _notebook_page().encode()
    files = {"page0.svg": page, "page1.svg": page, "images/a.png": xopp_samples.picture(), "sounds/a.wav": WAV}
    return zipped({"imsmanifest.xml": manifest.encode(), **files})


def _old_notebook() -> bytes:
    page = _notebook_page().removeprefix(SMART_HEAD)
    return f"{SMART_HEAD}<xbook><pages>{page}{page}</pages></xbook>".encode()


def _presentation() -> bytes:
    p = pptx_files
    rounded = p.preset("roundRect", '<a:gd name="adj" fmla="val 20000"/>')
    table = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="8" name="t"/></p:nvGraphicFramePr><p:xfrm><a:off x="9" '
        'y="9"/><a:ext cx="900000" cy="900000"/></p:xfrm><a:graphic><a:graphicData><a:tbl><a:tblGrid><a:gridCol '
        'w="450000"/><a:gridCol w="450000"/></a:tblGrid><a:tr h="450000"><a:tc gridSpan="2"><a:txBody><a:p><a:r><a:t>'
        "x</a:t></a:r></a:p></a:txBody></a:tc><a:tc/></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    custom = (
        '<a:custGeom><a:gdLst><a:gd name="x" fmla="*/ w 1 2"/></a:gdLst><a:pathLst><a:path w="100" h="100"><a:moveTo>'
        '<a:pt x="0" y="0"/></a:moveTo><a:arcTo wR="9" hR="9" stAng="0" swAng="5400000"/><a:lnTo><a:pt x="x" y="50"/>'
        "</a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>"
    )
    shapes = (
        p.shape(1, p.box(1, 2, 30, 40, 'rot="60000"') + rounded + p.solid("FF0000"))
        + p.shape(2, p.box(1, 2, 30, 40) + p.line("FF0000"), p.paragraph("Un", 'lvl="1"', 'sz="2000" b="1"'))
        + p.shape(3, "", p.paragraph("Titre"), '<p:ph type="title"/>')
        + p.picture(4, properties=p.box(5, 5, 50, 50), crop='<a:srcRect l="10000" r="10000"/>')
        + f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="5" name="g"/></p:nvGrpSpPr><p:grpSpPr>{p.box(0, 0, 9, 9)}</p:grpSpPr>'
        + p.shape(6, p.box(1, 2, 3, 4) + p.preset("wedgeRectCallout") + p.solid("00FF00"))
        + "</p:grpSp>"
        + p.shape(7, p.box(1, 2, 30, 40) + custom)
        + table
    )
    after = p.timing(p.effect(5, "clickEffect", "entr", 2, '<p:txEl><p:pRg st="0" end="0"/></p:txEl>'))
    return p.presentation(
        [p.slide(shapes, after)] * 2, [("rId9", "image", "../media/a.png")], {"ppt/media/a.png": p.png()}
    )


def _odp_page() -> str:
    o = odp_files
    shapes = (
        o.shape("rect", o.box(1, 2, 30, 40), inner="<text:p>Un</text:p>", more='xml:id="a" draw:transform="rotate(1)"')
        + o.shape("ellipse", o.box(1, 2, 30, 40), more='draw:kind="arc" draw:start-angle="10" draw:end-angle="90"')
        + o.shape("path", o.box(1, 2, 30, 40), more='svg:viewBox="0 0 100 100" svg:d="M0 0L9 9c1 2 3 4 5 6z"')
        + f"<draw:g>{o.shape('polygon', o.box(1, 2, 3, 4), more="""draw:points='0,0 9,9 9,0'""")}</draw:g>"
        + f'<draw:frame {o.box(1, 2, 30, 40)}><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
        + f"<draw:frame {o.box(1, 2, 30, 40)}><draw:text-box><text:list><text:list-item><text:p>Deux<text:s "
        'text:c="3"/><text:a xlink:href="https://example.org">x</text:a></text:p></text:list-item></text:list>'
        f"</draw:text-box></draw:frame><draw:frame {o.box(1, 2, 30, 40)}><table:table><table:table-column "
        'table:number-columns-repeated="2"/><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table></draw:frame><draw:custom-shape "
        f'{o.box(1, 2, 30, 40)}><draw:enhanced-geometry svg:viewBox="0 0 100 100" draw:enhanced-path="M 0 0 L ?f0 9 Z"'
        '><draw:equation draw:name="f0" draw:formula="$0 *2+left"/></draw:enhanced-geometry></draw:custom-shape>'
    )
    return o.page(shapes + o.clicks(o.effect("a")))


def _odp() -> bytes:
    return odp_files.presentation([_odp_page()] * 2, files={"Pictures/a.png": xopp_samples.picture()})


def _flat() -> bytes:
    return odp_files.content([_odp_page()] * 2, tag="office:document").encode()


def _inkml() -> str:
    return """<?xml version="1.0"?><ink xmlns="http://www.w3.org/2003/InkML"><definitions><context xml:id="c">
<inkSource xml:id="s"><traceFormat><channel name="X" type="decimal" units="cm"/><channel name="Y" units="cm"/>
<channel name="F" max="1024"/><channel name="T" units="ms"/></traceFormat></inkSource></context><brush xml:id="b">
<brushProperty name="color" value="#ff0000"/><brushProperty name="width" value="0.1" units="cm"/><brushProperty
 name="rasterOp" value="maskPen"/></brush></definitions><traceGroup contextRef="#c" brushRef="#b"><trace>1 1 500 0,
2 2 600 10, '1 '1 '5 '9, "1 "1 "5 "9, !3 4 5 6</trace><trace type="penUp">1 1 1 1</trace></traceGroup><trace
 continuation="begin" xml:id="t">1 1, 2 2</trace><trace continuation="end" priorRef="#t">3 3</trace><traceView
 traceDataRef="#t" from="1"/></ink>"""
