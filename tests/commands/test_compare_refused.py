"""``stylestudio compare``: what is refused before anything is painted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from stylestudio import cli
from stylestudio.engine import transfer
from tests.commands.comparing import command, names_in


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"style": "missing.png"}, "missing.png"),
        ({"output": "painting.jpg"}, "is a file"),
        ({"output": "no/such/out"}, "does not exist"),
        ({"output": "x" * 300}, "cannot be used"),
        ({"extra": ["--variants", "nobody"]}, "There is no style loss “nobody”"),
        ({"extra": ["--variants", "gram", "gram"]}, "twice"),
        ({"extra": ["--variants", "pca:form=published,detail=3"]}, "no effect"),
        ({"extra": ["--set", "detail=30"]}, "pca:detail=30"),
        ({"extra": ["--variant", "pca"]}, "--variant"),
        ({"extra": ["--strength", "250"]}, "from 0 to 100"),
        ({"extra": ["third.png"]}, "third.png"),
        ({"extra": ["--style-weights", "1,2"]}, "1 painting cannot have 2 style weights"),
        ({"extra": ["--style-weights", "0"]}, "All paintings have weight 0"),
        ({"style": "cut.png"}, "damaged"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_painted(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    change: dict,
    words: str,
) -> None:
    monkeypatch.setattr(transfer, "run", lambda *_, **__: pytest.fail("it was painted"))
    photo = pair[0]
    whole = Path(photo).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    style = str(tmp_path / change.get("style", "painting.jpg"))
    before = names_in(tmp_path)
    arguments = ["compare", photo, style, *change.get("extra", [])]
    try:
        returned = cli.main([*arguments, "-o", str(tmp_path / change.get("output", "out"))])
    except SystemExit as stopped:  # argparse's own way out
        returned = stopped.code
    captured = capsys.readouterr()
    assert returned == 2
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert names_in(tmp_path) == before


def test_a_picture_too_narrow_for_the_size_is_refused_before_painting(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transfer, "run", lambda *_, **__: pytest.fail("it was painted"))
    Image.new("RGB", (400, 40)).save(tmp_path / "narrow.png")
    narrow = (pair[0], str(tmp_path / "narrow.png"))
    assert cli.main(command(narrow, tmp_path / "out")) == 2
    assert "too long and narrow" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("tiny_network")
def test_nothing_is_ever_replaced(
    pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert cli.main(command(pair, folder, "--variants", "gram")) == 0
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert cli.main(command(pair, folder, "--variants", "gram", "--strength", "90")) == 2
    assert "“1 gram.png” is already in" in capsys.readouterr().err
    # Other names for the pictures, but the same for the sheet.
    assert cli.main(command(pair, folder, "--variants", "svd")) == 2
    assert "“sheet.png” is already in" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such permission on folders")
def test_a_read_only_folder_is_refused(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Asked for, not tried: the superuser may write anywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert cli.main(command(pair, tmp_path)) == 2
    assert "read-only" in capsys.readouterr().err


def test_pictures_behind_the_variants_are_asked_for_before_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["compare", "--variants", "gram", "pca", "a.png", "b.png", "-o", "out"])
    assert "Put the pictures before --variants." in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that takes no other")
def test_a_place_for_no_folder_is_told(
    pair: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The superuser seems to be allowed to write there; others are told before.
    monkeypatch.setattr(os, "access", lambda *_: True)
    assert cli.main(command(pair, Path("/proc/xx"))) == 2
    assert "No folder can be made in “/proc” (" in capsys.readouterr().err
