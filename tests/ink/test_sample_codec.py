"""Laws of packed samples."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import samples
from tni.ink.sample import POSITION_MAX_MM, SAMPLE_DTYPE, SampleBuffer, Samples, concatenated
from tni.ink.sample_codec import encode_deltas, pack_samples, unpack_samples, unzigzag, zigzag
from tni.ink.stroke_fragment import StrokeFragment
from tni.ink.varint import BadSamplesError, get_varint, put_varint


@given(samples)
def test_unpacking_gives_what_was_packed(given_samples: Samples) -> None:
    unpacked = unpack_samples(pack_samples(given_samples))
    assert len(unpacked) == len(given_samples)
    assert unpacked == given_samples


@given(st.binary(max_size=80))
def test_any_bytes_give_samples_or_our_error(data: bytes) -> None:
    with suppress(BadSamplesError):
        assert unpack_samples(b"\x10" + data).array.dtype == SAMPLE_DTYPE
    with suppress(BadSamplesError):
        assert unpack_samples(data).array.dtype == SAMPLE_DTYPE


@given(samples, st.data())
def test_altered_bytes_give_samples_or_our_error(given_samples: Samples, data: st.DataObject) -> None:
    packed = bytearray(pack_samples(given_samples))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(BadSamplesError):
        found = unpack_samples(bytes(packed))
        assert len(found.array) == len(found)


@given(samples, st.data())
def test_a_part_of_the_bytes_is_refused(given_samples: Samples, data: st.DataObject) -> None:
    packed = pack_samples(given_samples)
    with pytest.raises(BadSamplesError):
        unpack_samples(packed[: data.draw(st.integers(0, len(packed) - 1))])


def test_a_claim_of_many_samples_costs_no_memory() -> None:
    claim = bytearray([0x10])
    put_varint(claim, 2**40)
    with pytest.raises(BadSamplesError):
        unpack_samples(bytes(claim) + b"\x00\x00" * 3 + b"\xff" * 8)


@given(st.integers(0, 2**63))
def test_varints(value: int) -> None:
    out = bytearray()
    put_varint(out, value)
    assert get_varint(bytes(out), 0) == (value, len(out))


@given(st.integers(-(2**62), 2**62))
def test_zigzag(value: int) -> None:
    assert zigzag(value) >= 0
    assert unzigzag(zigzag(value)) == value


@given(st.lists(samples.filter(len), min_size=1, max_size=5))
def test_samples_made_together_are_as_made_alone(many: list[Samples]) -> None:
    together = Samples.many(concatenated([s.array for s in many]), [len(s) for s in many])
    assert [s.steps for s in together] == [Samples(s.array).steps for s in many]
    assert [len(s) for s in together] == [len(s) for s in many]


def test_a_written_stroke_is_small() -> None:
    """An arc of 20 points, as a pen of 120 Hz draws it with a jitter of half a millisecond."""
    buffer = SampleBuffer(0.0)
    jitter = np.random.default_rng(1)
    for n in range(20):
        angle = n / 8
        buffer.append(150 + 20 * np.cos(angle), 90 + 20 * np.sin(angle), n / 120 + jitter.uniform(0, 5e-4))
    assert len(pack_samples(buffer.samples())) < 70


def test_samples_are_unpacked_once() -> None:
    packed = pack_samples(SampleBuffer(0.0).samples())
    buffer = SampleBuffer(0.0)
    buffer.append(1.0, 2.0, 0.0)
    found = unpack_samples(pack_samples(buffer.samples()))
    assert found.array is found.array
    assert len(unpack_samples(packed)) == 0


def test_what_no_sample_can_hold_is_kept_as_the_nearest_that_can() -> None:
    buffer = SampleBuffer(5.0)
    for pressure in (-1.0, 1.5):
        buffer.append(0.0, 0.0, 5.0, pressure)
    for x in (-1e9, 1e9):
        buffer.append(x, -x, 5.0, None, (1000.0, -1000.0))
    for at_s in (4.0, 1e9):
        buffer.append(0.0, 0.0, at_s)
    found = buffer.samples()
    assert found.pressures[:2].tolist() == [0.0, 1.0]
    limit = POSITION_MAX_MM
    assert found.positions_mm[2:4].tolist() == [[-limit, limit], [limit, -limit]]
    assert set(zip(found.array["tilt_x"][2:4], found.array["tilt_y"][2:4], strict=True)) == {(127, -127)}
    assert found.array["t"].tolist() == [0, 0, 0, 0, 0, 2**32 - 1]
    assert unpack_samples(pack_samples(found)) == found


def test_a_number_without_end_is_refused() -> None:
    for data in (b"", b"\x80", b"\xff" * 9, b"\x80" * 10 + b"\x01", b"\xff" * 1000 + b"\x01"):
        with pytest.raises(BadSamplesError):
            get_varint(data, 0)
    assert get_varint(b"\x80" * 9 + b"\x01", 0) == (1 << 63, 10)


def test_packed_samples_end_where_they_end() -> None:
    buffer = SampleBuffer(0.0)
    for packed in (pack_samples(buffer.samples()), pack_samples(_one_more(buffer)), pack_samples(_one_more(buffer))):
        assert pack_samples(unpack_samples(packed)) == packed
        for more in (b"\0", b"\0\0\0", b"\xff"):
            with pytest.raises(BadSamplesError):
                unpack_samples(packed + more)


def _one_more(buffer: SampleBuffer) -> Samples:
    buffer.append(1.0 + len(buffer), 2.0, 0.01 * len(buffer), 0.5)
    return buffer.samples()


@given(samples)
def test_a_piece_comes_back_as_a_piece_and_a_stroke_as_a_stroke(given_samples: Samples) -> None:
    for whole in (given_samples, StrokeFragment.of(given_samples)):
        for packed in (pack_samples(whole), encode_deltas(whole)):
            found = unpack_samples(packed)
            assert type(found) is type(whole)
            assert np.array_equal(found.array, whole.array)
