"""``stylestudio gallery``: what is there, how it was made, and whether it is whole."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from stylestudio import paths
from stylestudio.cli import main
from stylestudio.commands.gallery import counting
from stylestudio.commands.gallery.counting import CountPrinter
from stylestudio.commands.gallery.days import first_day, last_day
from stylestudio.commands.gallery.words import display_width, plain, table
from stylestudio.errors import UserError
from stylestudio.gallery.entries import Entry
from stylestudio.gallery.export import ExportOptions
from stylestudio.gallery.gallery import Gallery, default_index_file
from tests.gallery.painted import paint, pixels

SERIES = "5" * 32


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    gallery = Gallery(paths.pictures_dir())
    yield gallery
    gallery.close()


@pytest.fixture
def three(gallery: Gallery, tmp_path: Path) -> tuple[Path, Path, Path]:
    """One of an older day, one of a comparison, one with stars."""
    one = paint(gallery, tmp_path, "Old", made_at="2024-02-29T12:00:00+00:00", picture_id="a1" * 16)
    two = paint(
        gallery, tmp_path, "Two", variant="pca", series=SERIES, picture_id="a2" * 16,
        made_at="2025-06-01T12:00:00+00:00",
    )  # fmt: skip
    starred = paint(gallery, tmp_path, "Starred 絵", bits=16, picture_id="b1" * 16)
    gallery.set_stars(starred, 3)
    return one, two, starred


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The titles that a listing has."""
    assert main(["gallery", "list", "--json", *arguments]) == 0
    return [entry["title"] for entry in json.loads(capsys.readouterr().out)]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a command refuses."""
    try:
        code = main(["gallery", *arguments])
    except SystemExit as stopped:  # argparse's own way out
        code = stopped.code
    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_a_table_of_all_the_newest_first(
    three: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gallery", "list"]) == 0
    captured = capsys.readouterr()
    heading, *rows = captured.out.splitlines()
    assert heading.split() == ["id", "made", "style", "loss", "size", "stars", "file"]
    assert [row.split()[0] for row in rows] == ["b1b1b1b1", "a2a2a2a2", "a1a1a1a1"]
    assert "96 × 64" in rows[0]
    assert "★★★" in rows[0]
    assert "Smooth (PCA)" in rows[1]
    local = datetime(2025, 6, 1, 12, tzinfo=UTC).astimezone()
    assert f"{local:%Y-%m-%d %H:%M}" in rows[1]
    places = {row.index(path.name) for row, path in zip(rows, reversed(three), strict=True)}
    assert places == {heading.index("file")}
    assert captured.err == ""


def test_json_has_every_field_and_an_id(
    three: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    Image.fromarray(pixels()).save(paths.pictures_dir() / "foreign.jpg")
    assert main(["gallery", "list", "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert set(entries[0]) == {"id", *Entry.__dataclass_fields__}
    ids = [entry["id"] for entry in entries]
    assert set(ids) == {"a1" * 16, "a2" * 16, "b1" * 16, "foreign.jpg"}
    assert all(Path(entry["path"]).is_file() for entry in entries)
    for wanted in ids:
        assert main(["gallery", "show", wanted]) == 0


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (["--variant", "pca"], ["Two"]),
        (["--variant", "pca", "gram", "--sort", "oldest"], ["Old", "Two", "Starred 絵"]),
        (["--since", "2025"], ["Starred 絵", "Two"]),
        (["--until", "2025"], ["Two", "Old"]),
        (["--since", "2024-02", "--until", "2024-02"], ["Old"]),
        (["--since", "2024-02-29", "--until", "2024-02-29"], ["Old"]),
        (["--since", "2024-03-01", "--until", "2025-05"], []),
        (["--since", "7d"], ["Starred 絵"]),
        (["--until", "2w"], ["Two", "Old"]),
        (["--search", "STARRED"], ["Starred 絵"]),
        (["--search", "photo size"], ["Starred 絵", "Two", "Old"]),
        (["--stars", "3"], ["Starred 絵"]),
        (["--stars", "4"], []),
        (["--series", SERIES], ["Two"]),
        (["--series", "55"], ["Two"]),
        (["--sort", "name"], ["Old", "Starred 絵", "Two"]),
        (["--sort", "stars", "--limit", "1"], ["Starred 絵"]),
        (["--sort", "variant"], ["Starred 絵", "Old", "Two"]),
    ],
)
def test_a_listing_of_some(
    three: tuple[Path, ...],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    titles: list[str],
) -> None:
    assert listed(capsys, *arguments) == titles


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "--since", "yesterday"], "2026-11"),
        (["list", "--since", "2025-13"], "is no date"),
        (["list", "--until", "2025-02-30"], "is no date"),
        (["list", "--since", "2025", "--until", "2024"], "Exchange"),
        (["list", "--variant", "nobody"], "gram, pca, svd, weighted"),
        (["list", "--series", "77"], "no comparison"),
        (["list", "--stars", "6"], "--stars"),
        (["list", "--limit", "0"], "from 1 on"),
        (["list", "--sort", "colour"], "newest"),
        (["list", "--folder", "no/such/folder"], "--folder"),
        (["show", "nothing"], "gallery list"),
        (["show", ""], "gallery list"),
        (["show", "a"], "2 pictures begin"),
        (["verify", "--folder", "no/such/folder"], "There is no folder"),
        (["rebuild", "--folder", "x" * 300], "folder"),
        ([], "SUBCOMMAND"),
    ],
)
def test_wrong_input_is_one_line_and_a_remedy(
    three: tuple[Path, ...],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    assert words in refused(capsys, *arguments)


def test_days_are_those_of_the_user(
    gallery: Gallery,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    local_zone: Callable[[str], None],
) -> None:
    paint(gallery, tmp_path, "Late", made_at="2025-06-01T23:30:00+00:00")
    local_zone("UTC-2")  # two hours ahead of UTC
    assert listed(capsys, "--since", "2025-06-02", "--until", "2025-06-02") == ["Late"]
    assert listed(capsys, "--until", "2025-06-01") == []
    assert main(["gallery", "list"]) == 0
    assert "2025-06-02 01:30" in capsys.readouterr().out


@pytest.fixture
def local_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    import time

    if not hasattr(time, "tzset"):
        pytest.skip("Windows has one time zone for all processes")

    def choose(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield choose
    monkeypatch.undo()
    time.tzset()


def test_ids_are_as_long_as_they_need_to_be(
    gallery: Gallery, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for last in "12":
        paint(gallery, tmp_path, picture_id=f"{'c' * 15}{last}{'0' * 16}")
    assert main(["gallery", "list"]) == 0
    shown = {line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]}
    assert shown == {f"{'c' * 15}{last}" for last in "12"}


def test_nothing_there_is_no_error(
    gallery: Gallery, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for command in ("list", "verify", "rebuild"):
        assert main(["gallery", command]) == 0
        assert str(paths.pictures_dir()) in capsys.readouterr().err
    gallery.folder.mkdir()
    assert main(["gallery", "list"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, "no picture yet" in captured.err) == ("", True)
    assert listed(capsys) == []
    paint(gallery, tmp_path)
    assert main(["gallery", "list", "--stars", "5"]) == 0
    assert "No picture is like that." in capsys.readouterr().err


def test_show_tells_everything(
    three: tuple[Path, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["gallery", "show", "a2"]) == 0
    text = capsys.readouterr().out
    for words in (
        "Two", "PNG, 8 bits a colour", "96 × 64 pixels", "Smooth (PCA)", "Style detail", "Strength",
        "Coarse to fine", "painterly", "conv1_1 4", "photo.png", "SHA-256", "style conv1_1",
        "total variation", "1 min 23 s", "1.00 GiB", "processor, 2 cores", "torch", "vgg16", SERIES,
        "48, 96 px", "from 0.5 to 1.5",
    ):  # fmt: skip
        assert words in text
    assert main(["gallery", "show", three[2].name, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["record"]["picture_id"] == "b1" * 16
    assert found["record"]["report"]["evaluations"] == 75
    assert found["file"]["bits"] == 16
    assert found["file"]["stars"] == 3
    assert found["file"]["path"] == str(three[2])


def test_a_picture_of_somebody_elses_and_a_broken_one_are_shown(
    gallery: Gallery, capsys: pytest.CaptureFixture[str]
) -> None:
    gallery.folder.mkdir()
    Image.fromarray(pixels()).save(gallery.folder / "foreign.webp")
    (gallery.folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9))
    assert main(["gallery", "show", "foreign.webp"]) == 0
    text = capsys.readouterr().out
    assert "WebP" in text
    assert "is not written in it" in text
    assert main(["gallery", "show", "broken.png", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["record"] is None
    assert "damaged" in found["file"]["faults"][0]
    assert main(["gallery", "list"]) == 0
    assert "(broken.png is damaged or incomplete.)" in capsys.readouterr().out


def test_an_odd_record_is_shown_as_far_as_it_goes(
    gallery: Gallery, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = {
        "losses": 3, "measured": {"x": "y"}, "learned_weights": {"a": [], "b": ["c"], "d": None},
        "plan": {"scales": 7}, "device": "cpu", "seconds": None, "notices": 5, "elapsed_s": "soon",
        "peak_bytes": True, "evaluations": None, "weights": {}, "versions": [1],
    }  # fmt: skip
    request = {"variant": "unknown", "styles": 5, "style_taps": ["x", [1]], "variant_settings": 3}
    paint(
        gallery, tmp_path, "Odd \x1b[31m", report=report, request=request, picture_id="e" * 32,
        touches={"grain": "much"},
    )  # fmt: skip
    assert main(["gallery", "show", "e"]) == 0
    assert main(["gallery", "list"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_all_is_well(three: tuple[Path, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gallery", "verify"]) == 0
    assert capsys.readouterr().out == "3 pictures, all well.\n"
    assert main(["gallery", "verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"folder": str(paths.pictures_dir()), "pictures": 3, "faults": []}


def test_damage_is_found_and_named(
    three: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    data = three[0].read_bytes()
    three[0].write_bytes(data[:-400])
    other = three[1].read_bytes().replace(b'"pixels_sha256": "', b'"pixels_sha256": "0', 1)
    three[1].write_bytes(other)
    assert main(["gallery", "verify"]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{three[0].name}: ") and "damaged" in line for line in lines)
    assert any(line.startswith(f"{three[1].name}: ") for line in lines)
    assert lines[-1] == "3 pictures, 2 with faults."
    assert main(["gallery", "verify", "--json"]) == 3
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert {fault["path"] for fault in faults} == {str(three[0]), str(three[1])}


@pytest.mark.skipif(os.name != "posix", reason="Windows sends Ctrl-C to whole consoles only")
def test_ctrl_c_ends_verifying_with_130(gallery: Gallery) -> None:
    gallery.folder.mkdir()
    large = Image.effect_noise((3000, 3000), 90)
    large.convert("RGB").save(gallery.folder / "0.png", compress_level=1)
    for number in range(1, 60):
        (gallery.folder / f"{number}.png").hardlink_to(gallery.folder / "0.png")
    (gallery.folder / "z.png").write_bytes(b"no picture")
    os.utime(gallery.folder / "z.png", (4e9, 4e9))  # the newest comes first
    process = subprocess.Popen(
        [sys.executable, "-m", "stylestudio", "gallery", "verify"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("z.png: ")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "stylestudio: stopped.\n"


def test_rebuilding_counts_the_pictures(
    three: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    default_index_file(paths.pictures_dir()).write_bytes(b"no index any more" * 99)
    assert main(["gallery", "rebuild"]) == 0
    assert capsys.readouterr().out == "The index was made anew: 3 pictures.\n"
    assert len(listed(capsys)) == 3


def test_an_index_of_a_newer_program_is_told_and_left_alone(
    gallery: Gallery, three: tuple[Path, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    gallery.close()
    file = default_index_file(paths.pictures_dir())
    with sqlite3.connect(file) as index:
        index.execute("PRAGMA user_version = 99")
    index.close()
    assert main(["gallery", "list"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 4
    assert captured.err.count("\n") == 1
    assert "newer StyleStudio" in captured.err
    with sqlite3.connect(file) as index:
        assert index.execute("PRAGMA user_version").fetchone()[0] == 99
    index.close()


def test_another_folder_is_another_gallery(
    gallery: Gallery, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = Gallery(tmp_path / "elsewhere")
    paint(elsewhere, tmp_path, "There")
    elsewhere.close()
    assert listed(capsys) == []
    assert listed(capsys, "--folder", str(tmp_path / "elsewhere")) == ["There"]
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    folder = json.dumps(str(tmp_path / "elsewhere"))
    paths.settings_file().write_text(f"pictures_folder = {folder}")
    assert listed(capsys) == ["There"]


def test_no_command_loads_torch_or_qt_and_help_loads_nothing(
    three: tuple[Path, ...], tmp_path: Path
) -> None:
    script = """
import sys
from stylestudio.cli import main
try:
    code = main(sys.argv[2:])
except SystemExit as stopped:
    code = stopped.code
loaded = [name for name in sys.argv[1].split(",") if name in sys.modules]
sys.exit(f"{code} {loaded}" if code or loaded else 0)
"""
    out = str(tmp_path / "copy.jpg")
    for heavy, arguments in (
        ("torch,PySide6,numpy,PIL", ["gallery", "--help"]),
        ("torch,PySide6,numpy,PIL", ["gallery", "export", "--help"]),
        ("torch,PySide6", ["gallery", "list"]),
        ("torch,PySide6", ["gallery", "show", "a1"]),
        ("torch,PySide6", ["gallery", "export", "a1", "-o", out]),
        ("torch,PySide6", ["gallery", "verify"]),
        ("torch,PySide6", ["gallery", "rebuild"]),
    ):
        done = subprocess.run(
            [sys.executable, "-c", script, heavy, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (arguments, done.stderr)


def test_help_documents_the_defaults(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("list", "show", "export", "verify", "rebuild"):
        with pytest.raises(SystemExit):
            main(["gallery", command, "--help"])
        text = " ".join(capsys.readouterr().out.split())
        assert "default: the pictures folder of the settings" in text
        if command == "export":
            assert f"1 to 100 (default: {ExportOptions().quality})" in text


def test_dates_as_people_type_them() -> None:
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (first_day("2024-2"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert first_day(" 2026-11-22 ") == last_day("2026-11-22") == date(2026, 11, 22)
    assert first_day("2w") == last_day("14d") == date.today() - timedelta(days=14)
    for wrong in ("", "2026-00", "2026-11-31", "0000", "999999d", "1y", "22.11.2026", "２０２６"):
        with pytest.raises(UserError, match="is no date"):
            first_day(wrong)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_over_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(counting.time, "monotonic", lambda: now)
    terminal, file = Terminal(), io.StringIO()
    with CountPrinter(terminal, "Reading") as drawn, CountPrinter(file, "Reading") as lines:
        for done in range(100):
            drawn.show(done, 100)
            lines.show(done, 100)
            now += 0.125
    assert "Reading: 4 of 100" in terminal.getvalue()
    assert "Reading: 3 of 100" not in terminal.getvalue(), "what is over at once needs none"
    assert terminal.getvalue().endswith("\r\x1b[2K")
    assert file.getvalue().splitlines() == ["Reading: 40 of 100", "Reading: 80 of 100"]


def test_columns_are_aligned_as_they_are_seen() -> None:
    assert display_width("絵🎨é") == 5
    assert display_width("e\u0301") == 1
    assert plain("a\nb\x1b[0m") == "a\ufffdb\ufffd[0m"
    first, second = table([("絵絵", "x"), ("abc", "x")])
    assert display_width(first) == display_width(second)
