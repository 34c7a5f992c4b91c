"""``stylestudio gallery export``: copies as they were asked for, and nothing else replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio import paths
from stylestudio.cli import main
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import RECORD_KEYWORD, read_metadata
from stylestudio.imaging.deep_png import load_deep_png
from stylestudio.imaging.load import load_picture
from stylestudio.imaging.png_texts import write_with_texts
from stylestudio.imaging.save import SAVE_FORMATS
from tests.gallery.painted import OWNER, paint, pixels

ONE, TWO = "a1" * 16, "b2" * 16


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    gallery = Gallery(paths.pictures_dir())
    yield gallery
    gallery.close()


@pytest.fixture
def two(gallery: Gallery, tmp_path: Path) -> tuple[Path, Path]:
    """One of 8 bits, one of 16."""
    return (
        paint(gallery, tmp_path, "One", picture_id=ONE),
        paint(gallery, tmp_path, "Two", bits=16, picture_id=TWO, variant="pca"),
    )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def export(*arguments: object) -> int:
    """Run it, as a terminal would."""
    try:
        return main(["gallery", "export", *map(str, arguments)])
    except SystemExit as stopped:  # argparse's own way out
        return int(str(stopped.code))


@pytest.mark.parametrize("extension", [*SAVE_FORMATS, ".JPG"])
def test_the_extension_is_the_format(
    two: tuple[Path, Path], out: Path, extension: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = out / f"copy{extension}"
    assert export("a1", "-o", target) == 0
    assert capsys.readouterr().out == f"{target}\n"
    difference = np.abs(load_picture(target).astype(int) - pixels().astype(int))
    assert difference.max() <= 12
    with Image.open(target) as picture:
        assert picture.format.lower() == SAVE_FORMATS[extension.lower()].lower()
    assert OWNER.encode() not in target.read_bytes()
    assert export("a1", "-o", target, "--overwrite", "--without-metadata") == 0
    assert b"StyleStudio" not in target.read_bytes()


@pytest.mark.parametrize("file_format", ["png", "jpeg", "tiff", "webp", "avif"])
def test_several_go_into_a_new_folder(
    two: tuple[Path, Path], out: Path, file_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = out / "new" / "folder"
    assert export("a1", two[1].name, "a1a1", "-o", folder, "--format", file_format) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.stem for path in written] == [path.stem for path in two]
    assert set(written) == set(folder.iterdir())
    for path in written:
        with Image.open(path) as picture:
            assert picture.format.lower() == file_format


def test_a_folder_that_is_there_takes_one_as_png(
    two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("b2", "-o", out) == 0
    (written,) = out.iterdir()
    assert written.name == two[1].name
    np.testing.assert_array_equal(load_deep_png(written), pixels(16))
    assert read_metadata(written).record.picture_id == TWO


def test_pictures_of_one_name_do_not_replace_each_other(
    gallery: Gallery, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gallery.folder.mkdir()
    for name in ("a.png", "a.jpg", "a.tif"):
        Image.fromarray(pixels()).save(gallery.folder / name)
    assert export("a.png", "a.jpg", "a.tif", "-o", out, "--format", "webp") == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == ["a.webp", "a (2).webp", "a (3).webp"]


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        (["--size", "48"], (48, 32)),
        (["--size", "192"], (192, 128)),
        (["--size-cm", "2.54"], (300, 200)),
        (["--size-cm", "10", "--dpi", "72"], (283, 189)),
    ],
)
def test_sizes_in_pixels_and_in_print(
    two: tuple[Path, Path], out: Path, arguments: list[str], size: tuple[int, int]
) -> None:
    assert export("b2", "-o", out / "copy.tif", *arguments) == 0
    with Image.open(out / "copy.tif") as picture:
        assert picture.size == size
        assert picture.tag_v2[258] == (16, 16, 16)
        if "--size-cm" in arguments:
            dpi = int(arguments[-1]) if "--dpi" in arguments else 300
            assert float(picture.info["dpi"][0]) == pytest.approx(dpi)
    # What cannot say how large a print of it is can still have the size.
    assert export("b2", "-o", out / "copy.webp", *arguments) == 0
    with Image.open(out / "copy.webp") as picture:
        assert picture.size == size


def test_bits(two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("b2", "-o", out / "eight.png", "--bits", "8") == 0
    assert export("b2", "-o", out / "sixteen.png", "--bits", "16") == 0
    assert capsys.readouterr().err == ""
    assert load_deep_png(out / "eight.png") is None
    np.testing.assert_array_equal(load_deep_png(out / "sixteen.png"), pixels(16))
    assert export("a1", "-o", out / "more.png", "--bits", "16") == 0
    captured = capsys.readouterr()
    assert "has 8 bits a colour" in captured.err
    assert load_deep_png(out / "more.png") is not None


def test_nothing_is_replaced_unless_asked_for(
    two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / two[1].name).write_bytes(b"mine")
    assert export("a1", "b2", "-o", out) == 2
    captured = capsys.readouterr()
    assert "--overwrite" in captured.err
    assert captured.out == ""
    assert [path.read_bytes() for path in out.iterdir()] == [b"mine"], "nor was the other written"
    assert export("a1", "b2", "-o", out, "--overwrite") == 0
    assert load_deep_png(out / two[1].name) is not None


def test_the_gallerys_own_files_are_never_replaced(
    two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [path.read_bytes() for path in two]
    link = out / "link.png"
    link.symlink_to(two[1])
    for target in (two[0], two[1], two[0].parent, link):
        assert export("a1", "-o", target, "--overwrite", "--size", "40") == 2
        assert "is a file of the gallery" in capsys.readouterr().err
    assert export("a1", "--sheet", two[1], "--overwrite") == 2
    assert [path.read_bytes() for path in two] == before
    hard = out / "hard.png"
    hard.hardlink_to(two[0])
    assert export("a1", "-o", hard, "--overwrite") == 2
    assert "would replace" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a1"], "--sheet"),
        (["a1", "-o", "x.bmp"], ".png"),
        (["a1", "-o", "no/x.png"], "does not exist"),
        (["a1", "-o", "x.png", "--sheet", "y.png"], "not allowed with"),
        (["a1", "b2", "-o", "x.png"], "2 pictures need a folder"),
        (["a1", "-o", "x.png", "--format", "png"], "--format needs a folder"),
        (["a1", "--sheet", "x.png", "--format", "png"], "Leave out --format"),
        (["a1", "-o", "x.png", "--quality", "90"], "Leave out --quality"),
        (["a1", "-o", "x.jpg", "--quality", "0"], "1 to 100"),
        (["a1", "-o", "x.jpg", "--quality", "best"], "--quality"),
        (["a1", "-o", "x.jpg", "--bits", "16"], "PNG or TIFF"),
        (["a1", "-o", "x.jpg", "--bits", "12"], "--bits"),
        (["a1", "-o", "x.webp", "--dpi", "300"], "Leave out --dpi"),
        (["a1", "-o", "x.png", "--dpi", "0"], "300 is usual"),
        (["a1", "-o", "x.png", "--dpi", "nan"], "300 is usual"),
        (["a1", "-o", "x.png", "--size", "5"], "at least 32"),
        (["a1", "-o", "x.png", "--size", "90000"], "200 megapixels"),
        (["a1", "-o", "x.png", "--size-cm", "0"], "0.5 to 1000"),
        (["a1", "-o", "x.png", "--size-cm", "nan"], "0.5 to 1000"),
        (["a1", "-o", "x.png", "--size", "50", "--size-cm", "5"], "not allowed with"),
        (["a1", "nobody", "-o", "folder"], "no picture “nobody”"),
        (["", "-o", "x.png"], "no picture “”"),
        (["a1", "-o", f"{'x' * 300}.png"], "cannot be written"),
        (["a1", "-o", "."], "gallery"),
        (["a1", "-o", "file.txt/x", "--format", "png"], "cannot be"),
    ],
)
def test_wrong_input_is_one_line_and_leaves_nothing(
    two: tuple[Path, Path],
    out: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
) -> None:
    (out / "file.txt").write_text("in the way")
    monkeypatch.chdir(paths.pictures_dir() if "." in arguments else out)
    assert export(*arguments) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert [path.name for path in out.iterdir()] == ["file.txt"]


def test_a_broken_picture_does_not_keep_the_others(
    gallery: Gallery, two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two[0].write_bytes(two[0].read_bytes()[:-300])
    assert export("a1", "b2", "-o", out) == 2
    captured = capsys.readouterr()
    assert "damaged or incomplete" in captured.err
    assert captured.out == f"{out / two[1].name}\n"
    assert [path.name for path in out.iterdir()] == [two[1].name]


def test_a_record_that_cannot_be_read_is_told(
    two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = paths.pictures_dir() / "odd.png"
    with odd.open("wb") as file:
        write_with_texts(two[0], file, {RECORD_KEYWORD: "{"})
    assert export("odd.png", "-o", out / "copy.png") == 0
    assert "its making is damaged" in capsys.readouterr().err
    assert load_picture(out / "copy.png").shape == (64, 96, 3)


def test_a_sheet_of_them(
    two: tuple[Path, Path], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("a1", "b2", "--sheet", out / "sheet.jpg", "--quality", "80") == 0
    assert capsys.readouterr().out == f"{out / 'sheet.jpg'}\n"
    assert b"2 pictures" in (out / "sheet.jpg").read_bytes()
    assert export("a1", "b2", "--sheet", out / "sheet.png", "--size", "500") == 0
    assert max(load_picture(out / "sheet.png").shape) == 500
    assert read_metadata(out / "sheet.png").record.outcome == "sheet"
    assert export("a1", "--sheet", out / "sheet.png") == 2
    assert "--overwrite" in capsys.readouterr().err


def test_a_full_disk_ends_with_three(
    two: tuple[Path, Path],
    out: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stylestudio.imaging.save.write_draft", full)
    assert export("a1", "b2", "-o", out) == 3
    captured = capsys.readouterr()
    assert "the disk is full" in captured.err
    assert captured.err.count("\n") == 1
    assert list(out.iterdir()) == []
