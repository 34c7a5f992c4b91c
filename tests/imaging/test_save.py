from __future__ import annotations

import errno
import io
import os
import stat
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image, ImageCms

from stylestudio.errors import OutOfMemoryError, SaveError, UserError
from stylestudio.imaging import save
from stylestudio.imaging.colour import srgb_profile
from stylestudio.imaging.encode import encode_picture
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.probe import probe_picture
from stylestudio.imaging.save import SAVE_FORMATS, save_picture

from . import samples

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failure(path, pixels=None) -> SaveError:
    with pytest.raises(SaveError) as caught:
        save_picture(samples.photo() if pixels is None else pixels, path)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy.endswith(".")
    assert caught.value.exit_code == 3
    return caught.value


# --- what is written ------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", [*SAVE_FORMATS, ".PNG", ".Jpg"])
@pytest.mark.parametrize("size", [(33, 47), (32, 32), (101, 64)])
def test_round_trip(tmp_path, extension, size):
    path = tmp_path / f"a{extension}"
    pixels = samples.photo(*size)
    save_picture(pixels, path)
    loaded = load_picture(path)
    label = SAVE_FORMATS[extension.lower()]
    assert probe_picture(path).format == label
    if label in ("PNG", "TIFF"):
        assert np.array_equal(loaded, pixels)
    else:
        assert loaded.shape == pixels.shape
        assert np.abs(loaded.astype(int) - pixels).mean() < 3
    assert names_in(tmp_path) == [path.name]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pixels=st.tuples(st.integers(32, 40), st.integers(32, 40)).flatmap(
        lambda size: arrays(np.uint8, (*size, 3))
    ),
    extension=st.sampled_from([".png", ".tif"]),
)
def test_any_pixels_come_back_from_the_lossless_formats(tmp_path, pixels, extension):
    save_picture(pixels, tmp_path / f"a{extension}")
    assert np.array_equal(load_picture(tmp_path / f"a{extension}"), pixels)


def test_any_memory_layout(tmp_path):
    pixels = samples.photo(40, 80)
    for view in (pixels[::-1], pixels[:, ::2], np.asfortranarray(pixels), pixels[:, :, ::-1]):
        save_picture(view, str(tmp_path / "a.png"))
        assert np.array_equal(load_picture(tmp_path / "a.png"), view)


def test_jpeg_keeps_full_colour_resolution(tmp_path):
    save_picture(samples.photo(), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as picture:
        assert {layer[1:3] for layer in picture.layer} == {(1, 1)}


@pytest.mark.parametrize("extension", [".jpg", ".webp", ".avif"])
def test_quality(tmp_path, extension):
    lengths, losses = [], []
    for quality in (30, 95, 100):
        path = tmp_path / f"{quality}{extension}"
        save_picture(samples.photo(128, 128), path, quality=quality)
        lengths.append(path.stat().st_size)
        losses.append(np.abs(load_picture(path).astype(int) - samples.photo(128, 128)).mean())
    save_picture(samples.photo(128, 128), tmp_path / f"a{extension}")
    assert (tmp_path / f"a{extension}").stat().st_size == lengths[1]
    assert lengths == sorted(lengths)
    assert losses == sorted(losses, reverse=True)


@pytest.mark.parametrize("extension", [".jpg", ".tif", ".webp", ".avif"])
def test_an_srgb_profile_is_embedded(tmp_path, extension):
    save_picture(samples.photo(), tmp_path / f"a{extension}")
    with Image.open(tmp_path / f"a{extension}") as picture:
        profile = ImageCms.getOpenProfile(io.BytesIO(picture.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_a_png_says_that_it_is_srgb(tmp_path):
    save_picture(samples.photo(), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.info["srgb"] == 0


def test_the_same_pixels_give_the_same_bytes(tmp_path):
    for extension in SAVE_FORMATS:
        save_picture(samples.photo(), tmp_path / f"a{extension}")
    # Nothing computed earlier may be what makes the two equal.
    srgb_profile.cache_clear()
    _wait_for_another_second()
    for extension in SAVE_FORMATS:
        path = tmp_path / f"b{extension}"
        save_picture(samples.photo(), path)
        assert path.read_bytes() == (tmp_path / f"a{extension}").read_bytes()


def test_an_avif_does_not_depend_on_the_machine(monkeypatch):
    plain = encode_picture(samples.photo(300, 200), "AVIF")
    monkeypatch.setattr("PIL.AvifImagePlugin._get_default_max_threads", lambda: 1)
    assert encode_picture(samples.photo(300, 200), "AVIF") == plain


def _wait_for_another_second() -> None:
    # The profile's time of creation has a resolution of one second.
    time.sleep(1.01 - time.time() % 1)


def test_text_in_a_png(tmp_path):
    text = {"Title": "Étude №1 – 星月夜", "stylestudio": '{"seed": 1}' * 1000, "Empty": ""}
    save_picture(samples.photo(), tmp_path / "a.png", text=text)
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.text == text
    assert (tmp_path / "a.png").read_bytes().count(b"iTXt") == 3
    assert np.array_equal(load_picture(tmp_path / "a.png"), samples.photo())


def test_text_of_bytes_that_are_no_text_does_not_cost_the_picture(tmp_path):
    save_picture(samples.photo(), tmp_path / "a.png", text={"file": "caf\udce9.jpg"})
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.text == {"file": "caf?.jpg"}


@pytest.mark.parametrize("extension", [".jpg", ".tif", ".webp", ".avif"])
def test_text_is_left_out_where_there_is_no_place_for_it(tmp_path, extension):
    save_picture(samples.photo(), tmp_path / f"a{extension}", text={"Title": "secret"})
    assert b"secret" not in (tmp_path / f"a{extension}").read_bytes()


@pytest.mark.parametrize("keyword", ["", "x" * 80, "星"])
def test_a_keyword_that_png_does_not_allow(tmp_path, keyword):
    with pytest.raises(ValueError, match=r"keyword|latin-1"):
        save_picture(samples.photo(), tmp_path / "a.png", text={keyword: "x"})
    assert not names_in(tmp_path)


@pytest.mark.parametrize("name", ["a", "a.", "a.bmp", "a.png.txt", ".png", "a.gif"])
def test_an_extension_that_is_unknown(tmp_path, name):
    with pytest.raises(UserError) as caught:
        save_picture(samples.photo(), tmp_path / name)
    assert name in caught.value.message
    for extension in SAVE_FORMATS:
        assert extension in caught.value.remedy
    assert not names_in(tmp_path)


@pytest.mark.parametrize(
    "pixels", [np.zeros((9, 9)), np.zeros((9, 9, 4), np.uint8), np.zeros((0, 9, 3), np.uint8)]
)
def test_other_arrays(tmp_path, pixels):
    with pytest.raises(ValueError, match="expected uint8"):
        save_picture(pixels, tmp_path / "a.png")


@pytest.mark.parametrize("quality", [0, 101, -1])
def test_quality_out_of_range(tmp_path, quality):
    with pytest.raises(ValueError, match="quality"):
        save_picture(samples.photo(), tmp_path / "a.png", quality=quality)


@pytest.mark.parametrize(
    ("extension", "side"), [(".webp", 16_384), (".jpg", 65_501), (".avif", 32_769)]
)
def test_more_pixels_than_the_format_holds(tmp_path, extension, side):
    with pytest.raises(UserError, match=str(side)) as caught:
        save_picture(np.zeros((1, side, 3), np.uint8), tmp_path / f"a{extension}")
    assert "PNG" in caught.value.remedy
    save_picture(np.zeros((1, side - 1, 3), np.uint8), tmp_path / f"a{extension}")


# --- the old file ---------------------------------------------------------------------------------


def test_an_old_file_is_replaced(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    save_picture(samples.photo(), path)
    assert np.array_equal(load_picture(path), samples.photo())
    assert names_in(tmp_path) == ["a.png"]


@posix_only
def test_permissions(tmp_path):
    path = tmp_path / "a.png"
    mask = os.umask(0o027)
    try:
        save_picture(samples.photo(), path)
    finally:
        os.umask(mask)
    # A new file as any program makes it, not the 0600 of a temporary file.
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o664)
    save_picture(samples.photo(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix_only
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "a.png").symlink_to(tmp_path / "real" / "b.png")
    save_picture(samples.photo(), tmp_path / "a.png")
    assert (tmp_path / "a.png").is_symlink()
    assert np.array_equal(load_picture(tmp_path / "real" / "b.png"), samples.photo())
    assert names_in(tmp_path / "real") == ["b.png"]


STEPS = ["open", "fdopen", "write", "flush", "fsync", "replace"]


class _Full:
    """A file on a disk that is full at the named step."""

    def __init__(self, file, step: str, error: BaseException) -> None:
        self.file, self.step, self.error = file, step, error

    def __enter__(self):
        return self

    def __exit__(self, *_reason: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> None:
        if self.step == "write":
            self.file.write(data[: len(data) // 2])
            raise self.error
        self.file.write(data)

    def flush(self) -> None:
        if self.step == "flush":
            raise self.error
        self.file.flush()

    def fileno(self) -> int:
        return self.file.fileno()


def break_at(monkeypatch, step: str, error: BaseException) -> None:
    def raising(*_args: object, **_options: object) -> None:
        raise error

    if step in ("write", "flush"):
        fdopen = os.fdopen
        monkeypatch.setattr(save.os, "fdopen", lambda *args: _Full(fdopen(*args), step, error))
    elif step == "fdopen":

        def closing(descriptor: int, *_args: object) -> None:
            os.close(descriptor)
            raise error

        monkeypatch.setattr(save.os, "fdopen", closing)
    else:
        monkeypatch.setattr(save.os, step, raising)


@pytest.mark.parametrize("old", [None, b"the old picture"])
@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step, old):
    path = tmp_path / "a.png"
    if old:
        path.write_bytes(old)
    with monkeypatch.context() as patch:
        break_at(patch, step, OSError(errno.ENOSPC, "No space left on device"))
        error = failure(path)
    assert "disk is full" in error.message
    assert "a.png" in error.message
    assert names_in(tmp_path) == (["a.png"] if old else [])
    if old:
        assert path.read_bytes() == old


@pytest.mark.parametrize("step", STEPS[2:])
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_interruption_leaves_nothing_either(tmp_path, monkeypatch, step, error):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        break_at(patch, step, error())
        with pytest.raises(OutOfMemoryError if error is MemoryError else error):
            save_picture(samples.photo(), path)
    assert names_in(tmp_path) == ["a.png"]
    assert path.read_bytes() == b"old"


def test_the_order_is_write_fsync_replace(tmp_path, monkeypatch):
    steps = []
    for name in ("fsync", "replace"):
        original = getattr(os, name)

        def spy(*args, name=name, original=original):
            if name == "fsync" and not stat.S_ISDIR(os.fstat(args[0]).st_mode):
                # Nothing is left in Python's buffer when the system is asked to write.
                assert os.fstat(args[0]).st_size > 500
            steps.append(name)
            return original(*args)

        monkeypatch.setattr(save.os, name, spy)
    save_picture(samples.photo(), tmp_path / "a.png")
    assert steps[:2] == ["fsync", "replace"]


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path, monkeypatch):
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(save.os, "fsync", files_only)
    save_picture(samples.photo(), tmp_path / "a.png")
    assert load_picture(tmp_path / "a.png").any()


# --- where it cannot be written -------------------------------------------------------------------


def test_the_folder_is_missing(tmp_path):
    error = failure(tmp_path / "gone" / "a.png")
    assert "folder gone does not exist" in error.message
    assert not names_in(tmp_path)


def test_the_folder_is_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    failure(tmp_path / "file" / "a.png")


def test_the_path_is_a_folder(tmp_path):
    (tmp_path / "a.png").mkdir()
    assert "folder of that name" in failure(tmp_path / "a.png").message
    assert names_in(tmp_path) == ["a.png"]


@posix_only
@pytest.mark.timeout(10)
def test_the_path_is_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "a.png")
    assert "not a file" in failure(tmp_path / "a.png").message
    assert stat.S_ISFIFO((tmp_path / "a.png").stat().st_mode)


@pytest.mark.parametrize("characters", [260, 5000])
def test_a_name_that_is_too_long(tmp_path, characters):
    error = failure(tmp_path / ("x" * characters + ".png"))
    assert "too long" in error.message
    assert len(error.message) < 200
    assert not names_in(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is 255 bytes there")
def test_the_longest_name_works(tmp_path):
    save_picture(samples.photo(), tmp_path / ("x" * 251 + ".png"))


@pytest.mark.parametrize("name", ["a\0b.png"])
def test_an_impossible_name(tmp_path, name):
    failure(tmp_path / name)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "not allowed"),
        (errno.EPERM, "not allowed"),
        (errno.EROFS, "read-only"),
        (errno.EDQUOT, "full"),
        (errno.EFBIG, "too big"),
        (errno.EIO, "Input/output"),
    ],
)
def test_a_folder_that_cannot_be_written(tmp_path, monkeypatch, number, words):
    # Not chmod: the tests may run as root, who may write everywhere.
    break_at(monkeypatch, "open", OSError(number, os.strerror(number)))
    assert words in failure(tmp_path / "a.png").message


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    try:
        assert "not allowed" in failure(tmp_path / "a.png").message
    finally:
        tmp_path.chmod(0o700)


def test_a_write_protected_file_is_kept(tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        # Root may write it none the less, so ask as anyone else would.
        monkeypatch.setattr(save.os, "access", lambda _path, mode: mode != os.W_OK)
    assert "not allowed" in failure(path).message
    assert path.read_bytes() == b"old"
    path.chmod(0o644)


def test_no_memory_to_encode(tmp_path, monkeypatch):
    def exhausted(*_args: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "save", exhausted)
    with pytest.raises(OutOfMemoryError):
        save_picture(samples.photo(), tmp_path / "a.png")


@pytest.mark.parametrize(
    "error",
    [OSError("encoder error -2"), ValueError("encoding error 6"), RuntimeError("not encoded")],
)
def test_an_encoder_that_gives_up(tmp_path, monkeypatch, error):
    def giving_up(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(Image.Image, "save", giving_up)
    assert "encod" in failure(tmp_path / "a.png").message
    assert not names_in(tmp_path)
