"""Pictures made fit for a lesson."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from tests.support.picture_samples import HEIC, TURNED_HEIC
from tni.files.picture_errors import PictureError, PictureFault
from tni.formats.picture_reader import MAX_SIDE_PX, picture_size_px, read_picture, size_on_page_mm, thumbnail

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def corners(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red, green, blue, white from the top left, row by row."""
    image = Image.new("RGB", (width, height), WHITE)
    half_width, half_height = width // 2, height // 2
    image.paste(RED, (0, 0, half_width, half_height))
    image.paste(GREEN, (half_width, 0, width, half_height))
    image.paste(BLUE, (0, half_height, half_width, height))
    return image.convert(mode)


def coded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def shows_corners(data: bytes) -> bool:
    image = decoded(data).convert("RGB")
    width, height = image.size
    places = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
    for (x, y), expected in zip(places, (RED, GREEN, BLUE, WHITE), strict=True):
        got = image.getpixel((int(x * width), int(y * height)))
        assert isinstance(got, tuple)
        if any(abs(channel - wanted) > 40 for channel, wanted in zip(got, expected, strict=True)):
            return False
    return True


@pytest.mark.parametrize(
    ("kind", "options", "media_type", "kept"),
    [
        ("PNG", {}, "image/png", True),
        ("JPEG", {"quality": 95}, "image/jpeg", True),
        ("WEBP", {"lossless": True}, "image/png", False),
        ("WEBP", {"quality": 95}, "image/jpeg", False),
        ("GIF", {}, "image/png", False),
        ("BMP", {}, "image/png", False),
    ],
)
def test_ordinary_pictures(tmp_path: Path, kind: str, options: dict[str, object], media_type: str, kept: bool) -> None:
    data = coded(corners(), kind, **options)
    path = tmp_path / "photo d'été"
    path.write_bytes(data)
    for source in (data, path):
        picture = read_picture(source)
        assert picture.media_type == media_type
        assert (picture.width_px, picture.height_px) == (64, 48) == decoded(picture.data).size
        assert shows_corners(picture.data)
        assert (picture.data == data) is kept


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_mode_is_read(mode: str) -> None:
    kind = {"CMYK": "JPEG", "YCbCr": "JPEG"}.get(mode, "PNG")
    image = Image.new("I;16", (64, 48), 30_000) if mode == "I;16" else corners(mode=mode)
    picture = read_picture(coded(image, kind))
    shown = decoded(picture.data)
    assert shown.size == (64, 48)
    assert shown.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    if mode == "I;16":
        assert shown.getpixel((5, 5)) == pytest.approx(30_000 / 257, abs=1)
    elif mode not in ("1", "L", "LA"):
        assert shows_corners(picture.data)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photographs_stand_upright_and_tell_no_place(orientation: int) -> None:
    # How the camera stored what stands upright: the inverse of what EXIF 2.3 (tag 0x0112) asks the viewer to do.
    stored = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = corners() if stored is None else corners().transpose(stored)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Appareil de Mme Secrète"
    picture = read_picture(coded(image, "JPEG", quality=95, exif=exif))
    assert (picture.width_px, picture.height_px) == (64, 48)
    assert shows_corners(picture.data)
    assert not decoded(picture.data).getexif()
    assert b"Appareil" not in picture.data


SECRET = b"Notes de la classe"


@pytest.mark.parametrize(("kind", "options"), [("PNG", {}), ("JPEG", {}), ("JPEG", {"progressive": True})])
def test_bytes_after_the_end_of_a_picture_are_not_kept(kind: str, options: dict[str, object]) -> None:
    data = coded(corners(640, 480), kind, quality=95, **options)
    assert read_picture(data + SECRET).data == data


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (coded(corners(), "PNG"), b"tEXt"),
        (coded(corners(mode="P"), "PNG"), b"prVt"),
        (coded(corners(), "JPEG", quality=95), b"\xfe"),
        (coded(corners(), "JPEG", quality=95), b"\xe2"),
        (coded(corners(), "JPEG", quality=95), b"\xeb"),
    ],
)
def test_blocks_that_show_nothing_are_not_kept(data: bytes, name: bytes) -> None:
    if data.startswith(b"\x89PNG"):
        block, at = chunk(name, b"Title\0" + SECRET), 33
    else:
        block, at = b"\xff" + name + struct.pack(">H", len(SECRET) + 2) + SECRET, 20
    assert read_picture(data[:at] + block + data[at:]).data == data


def test_the_colours_of_a_camera_are_kept() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("PNG", "JPEG"):
        data = coded(corners(), kind, icc_profile=profile)
        assert read_picture(data).data == data


def test_a_jpeg_without_an_end_is_coded_anew() -> None:
    data = coded(corners(), "JPEG", quality=95)
    found = read_picture(data[:-2] + bytes(100) + SECRET)
    assert SECRET not in found.data
    assert shows_corners(found.data)


def test_large_pictures_are_reduced() -> None:
    for kind in ("PNG", "JPEG"):
        picture = read_picture(coded(corners(5000, 1250), kind))
        assert (picture.width_px, picture.height_px) == (MAX_SIDE_PX, MAX_SIDE_PX // 4)
        assert shows_corners(picture.data)


def test_transparency_is_kept() -> None:
    image = corners(mode="RGBA")
    image.putalpha(100)
    for data in (coded(image, "WEBP", quality=90), coded(image.convert("P"), "GIF", transparency=0)):
        picture = read_picture(data)
        assert picture.media_type == "image/png"
        assert decoded(picture.data).mode == "RGBA"
    assert decoded(read_picture(coded(image, "WEBP", quality=90)).data).getpixel((0, 0))[3] == 100  # type: ignore[index]


def test_the_first_image_of_an_animation() -> None:
    frames = [corners(), Image.new("RGB", (64, 48))]
    for kind in ("GIF", "PNG", "WEBP"):
        options = {"lossless": True} if kind == "WEBP" else {}
        data = coded(frames[0], kind, save_all=True, append_images=frames[1:], **options)
        assert shows_corners(read_picture(data).data)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", PictureFault.EMPTY),
        (b"Bonjour", PictureFault.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureFault.UNKNOWN),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", PictureFault.DAMAGED),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", PictureFault.HEIC),
        (coded(corners(), "PNG")[:100], PictureFault.DAMAGED),
        (coded(corners(640, 480), "JPEG")[:700], PictureFault.DAMAGED),
        (png_that_claims(60_000, 60_000), PictureFault.TOO_LARGE),
        (png_that_claims(5_000, 5_000), PictureFault.DAMAGED),
    ],
)
def test_what_is_no_picture_says_why(tmp_path: Path, data: bytes, fault: PictureFault) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(data)
    for source in (data, path):
        with pytest.raises(PictureError) as raised:
            read_picture(source)
        assert raised.value.fault is fault
        assert raised.value.source == (path if source is path else None)


def test_missing_files_say_so(tmp_path: Path) -> None:
    for path, fault in ((tmp_path / "none.png", PictureFault.MISSING), (tmp_path, PictureFault.UNREADABLE)):
        with pytest.raises(PictureError) as raised:
            read_picture(path)
        assert raised.value.fault is fault


@given(st.integers(1, 4096), st.integers(1, 4096))
def test_pictures_fit_the_page_in_proportion(width: int, height: int) -> None:
    wide, high = size_on_page_mm(width, height)
    assert 0 < wide <= 0.7 * 320 + 1e-9
    assert 0 < high <= 0.7 * 180 + 1e-9
    assert wide / high == pytest.approx(width / height)


def test_a_picture_is_as_large_as_on_a_screen_where_that_fits() -> None:
    assert size_on_page_mm(480, 240) == pytest.approx((127, 63.5))
    assert size_on_page_mm(16, 16) == pytest.approx((32, 32))
    assert size_on_page_mm(4000, 2250) == pytest.approx((224, 126))


SAMPLES = [
    coded(corners(), "PNG"),
    coded(corners(mode="P"), "PNG"),
    coded(corners(), "JPEG"),
    coded(corners(), "JPEG", progressive=True),
    coded(corners(), "WEBP"),
    coded(corners(), "GIF"),
    coded(corners(mode="P"), "BMP"),
]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(SAMPLES)))
    for _ in range(draw(st.integers(1, 5))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1) | st.integers(0, min(60, len(data) - 1)))
        match draw(st.integers(0, 2)):
            case 0:
                data[at] = draw(st.integers(0, 255))
            case 1:
                data[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=6))
            case _:
                del data[max(20, at) :]
    return bytes(data)


@settings(max_examples=400)
@given(spoilt() | st.binary(max_size=100))
def test_any_bytes_give_a_picture_or_our_error(data: bytes) -> None:
    try:
        picture = read_picture(data)
    except PictureError:
        return
    assert max(decoded(picture.data).size) <= MAX_SIDE_PX
    assert decoded(picture.data).size == (picture.width_px, picture.height_px)


def test_a_photograph_of_a_phone_becomes_a_jpeg_without_its_exif() -> None:
    for data, size in ((HEIC, (96, 64)), (TURNED_HEIC, (64, 96))):
        found = read_picture(data)
        assert (found.width_px, found.height_px, found.media_type) == (*size, "image/jpeg")
        with Image.open(io.BytesIO(found.data)) as image:
            assert not image.getexif()
            red, green, blue = image.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
            assert red > 150 > green + blue / 2
    assert picture_size_px(TURNED_HEIC) == (64, 96)
    assert thumbnail(HEIC, 32).startswith(b"\x89PNG")


def test_where_its_library_is_missing_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif.as_plugin", None)
    with pytest.raises(PictureError) as raised:
        read_picture(HEIC)
    assert raised.value.fault is PictureFault.HEIC


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(HEIC) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_one_says_so_or_is_read(changes: list[tuple[int, int]]) -> None:
    data = bytearray(HEIC)
    for at, value in changes:
        data[at] = value
    with suppress(PictureError):
        assert read_picture(bytes(data)).width_px > 0


def test_the_size_of_a_picture_is_told_without_its_pixels() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 50_000, 1, 0, 0, 0, 0)
    for name, content in ((b"tEXt", b"a\0b"), (b"eXIf", b"II*\0\x08\0\0\0\0\0")):
        chunks = ((b"IHDR", head), (name, content), (b"IDAT", b"none"), (b"IEND", b""))
        data = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(one)) + kind + one + struct.pack(">I", zlib.crc32(kind + one)) for kind, one in chunks
        )
        assert picture_size_px(data) == (60_000, 50_000)


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_turned_png_is_known_by_its_exif(place: str) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 20)).save(out, "PNG", exif=exif)
    data = out.getvalue()
    at = data.index(b"eXIf") - 4
    chunk = data[at : at + 12 + int.from_bytes(data[at : at + 4])]
    if place == "behind":
        data = data.replace(chunk, b"").replace(data[-12:], chunk + data[-12:])
    assert picture_size_px(data) == (20, 30)
    read = read_picture(data)
    assert (read.width_px, read.height_px) == (20, 30)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "F"])
@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_deflate"])
def test_tiff_of_every_kind_is_read_and_small_ones_lose_nothing(mode: str, compression: str) -> None:
    source = corners()
    image = source.convert(mode) if mode != "I;16" else source.convert("L").convert("I").convert("I;16")
    picture = read_picture(coded(image, "TIFF", compression=compression))
    assert (picture.width_px, picture.height_px) == (64, 48) == decoded(picture.data).size
    assert picture.media_type == "image/png"
    if mode in ("P", "RGB", "RGBA", "CMYK"):
        assert shows_corners(picture.data)


def test_the_pages_of_a_tiff_are_no_film_and_a_large_one_becomes_a_photograph() -> None:
    pages = coded(corners(), "TIFF", save_all=True, append_images=[Image.new("RGB", (64, 48))])
    picture = read_picture(pages)
    assert shows_corners(picture.data)
    assert not getattr(decoded(picture.data), "is_animated", False)
    large = read_picture(coded(corners(2000, 1500), "TIFF", compression="tiff_lzw"))
    assert large.media_type == "image/jpeg"
    assert shows_corners(large.data)
