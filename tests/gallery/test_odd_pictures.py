"""Files from anywhere: each is listed with a sentence, or left out, and keeps nobody waiting."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest

from stylestudio.errors import ImageError, UserError
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.folder import FolderPicture
from stylestudio.gallery.metadata import read_metadata, read_record, read_source_thumbnails
from stylestudio.gallery.reading import read_picture
from stylestudio.gallery.verify import faults_of, verify
from stylestudio.gallery.xmp import KEYWORD, stars_of
from stylestudio.imaging import png_texts
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.save import save_picture

from .making import assert_agrees, chunk, gallery_in, itxt, names_in, pixels, png, record

OURS = b"StyleStudio"
BOMB = zlib.compress(b" " * 2**27)
DOCUMENT = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">%s</x:xmpmeta>'
LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"lol" if not n else b"&l%d;" % (n - 1) * 10) for n in range(10)
)


def json_of(text: str) -> bytes:
    return png(itxt("StyleStudio", text.encode("utf-8", "surrogatepass")))


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


def xmp_of(text: bytes) -> bytes:
    return png(itxt(KEYWORD, text))


#: What is in the file, and the beginning of the sentence about it; empty for none.
ODD = {
    "no end of the keyword": (png(chunk(b"tEXt", b"StyleStudio")), "Its text"),
    "an iTXt that ends early": (png(chunk(b"iTXt", b"StyleStudio\0\0")), "Its text"),
    "an iTXt of a keyword alone": (png(chunk(b"iTXt", b"StyleStudio\0")), "Its text"),
    "a wrong checksum": (png(chunk(b"iTXt", OURS + b"\0\0\0\0\0{}", checksum=1)), "Its text"),
    "no UTF-8": (png(itxt("StyleStudio", b"\xff\xfe{}")), "Its text"),
    "a zTXt bomb": (png(chunk(b"zTXt", OURS + b"\0\0" + BOMB)), "Its text"),
    "an iTXt bomb": (png(itxt("StyleStudio", BOMB, deflated=True)), "Its text"),
    "no zlib": (png(itxt("StyleStudio", b"none", deflated=True)), "Its text"),
    "half a zlib": (png(itxt("StyleStudio", zlib.compress(b"{}" * 99)[:9], deflated=True)), "What"),
    "a text of 5 MiB": (png(itxt("StyleStudio", b" " * 5 * 2**20)), "Its text"),
    "an XMP bomb": (png(itxt(KEYWORD, BOMB, deflated=True)), "Its text"),
    "a million laughs": (xmp_of(b"<!DOCTYPE x [" + LAUGHS + b"]><x>&l9;</x>"), ""),
    "an outer entity": (xmp_of(b'<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><x>&a;</x>'), ""),
    "deep XMP": (xmp_of(DOCUMENT % (b"<a>" * 9000 + b"</a>" * 9000)), ""),
    "no XMP": (xmp_of(b"stars: 5"), ""),
    "a text of another program": (png(chunk(b"tEXt", b"Software\0GIMP")), ""),
    "a keyword of 200 letters": (png(chunk(b"tEXt", b"x" * 200 + b"\0text")), ""),
    "a chunk of nobody": (png(chunk(b"noBD", b"x")), ""),
    "a length beyond the file": (png(struct.pack(">I", 2**31) + b"iTXt"), "odd.png is damaged"),
    "a second header": (png(chunk(b"IHDR", bytes(13))), "odd.png is damaged"),
    "something behind the end": (png() + itxt("StyleStudio", b"{}"), ""),
    "an empty file": (b"", "odd.png is empty"),
    "the signature alone": (png_texts.SIGNATURE, "odd.png is damaged"),
    "a text": (b"no picture", "odd.png is not a picture"),
    "no JSON": (json_of("{"), "What"),
    "no object": (json_of("[]"), "What"),
    "an empty object": (json_of("{}"), ""),
    "deep JSON": (json_of(deep(100_000)), "What"),
    "JSON as deep as Python itself": (json_of(f'{{"report": {{"a": {deep(800)}}}}}'), "What"),
    "a huge number": (json_of('{"fraction": 1' + "0" * 400 + "}"), "What"),
    "a number beyond Python": (json_of('{"fraction": 1' + "0" * 9000 + "}"), "What"),
    "no number": (json_of('{"fraction": NaN, "report": {"loss": -Infinity}}'), ""),
    "a time that is none": (json_of('{"made_at": "yesterday"}'), "What"),
    "a time of another type": (json_of('{"made_at": 0}'), "What"),
    "half a surrogate": (json_of('{"name": "\\ud800", "request": {"variant": "\\udfff"}}'), ""),
    "zeros in texts": (json_of('{"name": "a\\u0000b", "picture_id": "\\u0000"}'), ""),
    "sources of a text": (json_of('{"sources": "abc"}'), "What"),
    "sources of numbers": (json_of('{"sources": [1, 2]}'), "What"),
    "sources of an object": (json_of('{"sources": {"a": 1}}'), "What"),
    "sources without a role": (json_of('{"sources": [{"path": "/a"}]}'), "What"),
    "a source's path of another type": (json_of('{"sources": [{"role": "a", "path": 1}]}'), "What"),
    "no sources": (json_of('{"sources": null}'), "What"),
    "a request that is none": (json_of('{"request": [1]}'), "What"),
    "a request of odd values": (
        json_of('{"request": {"variant": {"a": 1}, "size_px": [1], "variant_settings": {"": []}}}'),
        "",
    ),
    "a picture of no size": (
        png_texts.SIGNATURE + chunk(b"IHDR", bytes(13)) + chunk(b"IEND", b""),
        "",
    ),
}  # fmt: skip


def entry_of(path: Path) -> Entry:
    facts = path.stat()
    return read_picture(FolderPicture(path, facts.st_mtime_ns, facts.st_size)).entry


@pytest.mark.timeout(20)
@pytest.mark.parametrize("case", ODD)
def test_an_odd_file_is_listed_beside_the_others_with_a_sentence(tmp_path: Path, case: str) -> None:
    data, begin = ODD[case]
    folder = tmp_path / "pictures"
    with gallery_in(folder) as gallery:
        gallery.keep(pixels(1), record("good"))
        odd = folder / "odd.png"
        odd.write_bytes(data)
        started_s = time.monotonic()
        gallery.refresh()
        assert len(gallery.find()) == 2
        entry = gallery.picture("odd.png")
        assert entry.fault.startswith(begin)
        assert not entry.fault or (begin and entry.fault.endswith("."))
        assert_agrees(gallery)
        # Whoever asks for more of it gets an answer as well.
        read_record(odd)
        read_source_thumbnails(odd)
        found = {fault.path: fault.sentence for fault in verify(folder)}
        assert found.keys() <= {odd}
        if begin and begin != "What" and not begin.startswith("Its"):
            with pytest.raises((ImageError, UserError)):
                gallery.set_stars(odd, 3)
        elif "XML:com.adobe.xmp" in entry.fault:
            # What cannot be read would be lost.
            with pytest.raises(UserError, match="damaged"):
                gallery.set_stars(odd, 3)
        elif entry.width_px:
            gallery.set_stars(odd, 3)
            assert gallery.picture("odd.png").stars == 3
            assert np.array_equal(load_picture(odd), pixels())
        assert time.monotonic() - started_s < 10
        assert_agrees(gallery)


def test_a_bomb_s_text_is_never_inflated(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(ODD["an iTXt bomb"][0])
    assert "more than 4 MiB" in " ".join(read_metadata(path).faults)


def test_every_truncation_is_told_by_verify(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    with gallery_in(folder) as gallery:
        data = gallery.keep(pixels(1), record("good")).read_bytes()
        cuts = [*range(0, 60), *range(60, len(data), 97), *range(len(data) - 20, len(data))]
        for length in cuts:
            (folder / f"cut {length}.png").write_bytes(data[:length])
        gallery.refresh()
        assert len(gallery.find()) == len(set(cuts)) + 1
        found = {fault.path.name for fault in verify(folder)}
        assert found == {f"cut {length}.png" for length in cuts}
        for entry in gallery.find():
            assert entry.picture_id or not entry.path.name.startswith("20")
        assert_agrees(gallery)


def test_a_hundred_thousand_chunks_are_not_walked_through(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    path.write_bytes(png(chunk(b"tEXt", b"a\0b") * 150_000))
    assert "damaged" in entry_of(path).fault


def test_what_is_no_picture_is_no_picture_of_the_gallery(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    with gallery_in(folder) as gallery:
        good = gallery.keep(pixels(1), record("good"))
        (folder / "folder.png").mkdir()
        (folder / "loop.png").symlink_to(folder / "loop.png")
        (folder / "one.png").symlink_to(folder / "two.png")
        (folder / "two.png").symlink_to(folder / "one.png")
        (folder / "nowhere.png").symlink_to(folder / "gone")
        (folder / "link.png").symlink_to(good)
        (folder / "notes.txt").write_text("notes")
        (folder / "photo.webp").write_bytes(b"no picture")
        save_picture(pixels(), folder / "other.jpg")
        os.mkfifo(folder / "fifo.png")
        gallery.refresh()
        found = {entry.path.name: entry for entry in gallery.find()}
        assert found.keys() == {good.name, "link.png", "photo.webp", "other.jpg"}
        assert "not a picture" in found["photo.webp"].fault
        assert found["other.jpg"].width_px == 41
        assert found["link.png"].picture_id == found[good.name].picture_id
        assert_agrees(gallery)
        with pytest.raises(UserError, match="only a PNG can"):
            gallery.set_stars(folder / "other.jpg", 1)


@pytest.mark.timeout(10)
def test_a_pipe_or_a_socket_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.png")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.png")
        for name in ("pipe.png", "socket.png"):
            assert "not a file" in entry_of(Path(name)).fault
            assert "not a file" in " ".join(faults_of(Path(name)))
            assert read_record(Path(name)) is None


def test_a_picture_that_may_not_be_read_is_read_when_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not chmod: the tests may run as root, who may read everything.
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    with gallery_in(tmp_path / "pictures") as gallery:
        path = gallery.keep(pixels(1), record())
        gallery.rebuild()
        with monkeypatch.context() as patch:
            patch.setattr("stylestudio.imaging.files.os.open", denied)
            assert gallery.rebuild().changed == 1
            (entry,) = gallery.find()
            assert "not allowed to read" in entry.fault
            assert not gallery.refresh(), "nothing new"
        assert gallery.refresh().changed == 1
        assert gallery.find()[0].picture_id == read_metadata(path).record.picture_id
        assert not gallery.refresh()


def test_names_that_are_no_text_are_names(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    with gallery_in(folder) as gallery:
        good = gallery.keep(pixels(1), record())
        for name in (b"\xff.png", b"a\xc3.PNG", b"new\nline.png", b"\xe2\x80\xaetxt.png"):
            (folder / os.fsdecode(name)).write_bytes(good.read_bytes())
        gallery.refresh()
        assert {entry.path.name for entry in gallery.find()} == names_in(folder)
        strange = gallery.picture("\udcff.png")
        gallery.set_stars(strange.path, 4)
        assert gallery.picture("\udcff.png").stars == 4
        with pytest.raises(UserError, match="no picture"):
            gallery.picture("\udcfe")
        assert_agrees(gallery)
        assert list(verify(folder)) == []
        gallery.forget(strange.path)
        assert len(gallery.find()) == 4


def test_a_time_that_no_calendar_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with gallery_in(tmp_path / "pictures") as gallery:
        path = gallery.keep(pixels(1), record())
        gallery.forget(path)
        size = path.stat().st_size
        far = [FolderPicture(path, 10**20, size)]
        monkeypatch.setattr("stylestudio.gallery.gallery.scan_folder", lambda _: far)
        assert gallery.refresh().changed == 1
        assert not gallery.refresh()
        assert [entry.path for entry in gallery.find()] == [path]


def test_thumbnails_that_are_none_are_left_out(tmp_path: Path) -> None:
    start = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    bomb = base64.b64encode(start + b"\xff\xda\x00\x0c\x03\x01\x00\x02\x00\x03\x00\x00\x3f\x00")
    path = tmp_path / "odd.png"
    texts = [json.dumps({"a": jpeg}) for jpeg in (bomb.decode(), "é", "AAAA", 7, None, ["x"])]
    for text in [*texts, "[]", "7", "{", '"text"', "[" * 9999]:
        path.write_bytes(png(itxt("StyleStudio sources", text.encode())))
        assert read_source_thumbnails(path) == {}


@pytest.mark.parametrize(
    ("rating", "stars"),
    [("3", 3), ("-1", 0), ("99", 5), ("4.6", 5), ("NaN", 0), ("1e999", 0), ("many", 0), ("", 0)],
)
def test_ratings_of_any_kind_are_stars(rating: str, stars: int) -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    about = f'<r:Description xmlns:x="http://ns.adobe.com/xap/1.0/" x:Rating="{rating}"/>'
    assert stars_of(f'<r:RDF xmlns:r="{rdf}">{about}</r:RDF>') == stars
