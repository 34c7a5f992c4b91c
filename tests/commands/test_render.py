"""``stylestudio render`` as a script uses it: a real process, the real network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylestudio import cli, paths
from stylestudio.commands import render as render_module
from stylestudio.commands import running
from stylestudio.errors import MachineError, SaveError, UserError
from stylestudio.logs import log_file
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import PcaSettings, SvdSettings
from stylestudio.settings import Settings


def stylestudio(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stylestudio", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=280,
        **options,
    )


def test_a_picture_and_its_figures(pair: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    done = stylestudio(
        "render", *pair, "-o", str(out), "--size", "96", "--steps", "8", "--set",
        "total_variation=0.5", "--strength", "70", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert {
        "request", "plan", "output", "losses", "evaluations", "seconds", "peak_bytes", "device",
        "weights",
    } <= set(figures)  # fmt: skip
    assert figures["output"] == str(out)
    assert figures["evaluations"] == 8
    assert figures["request"]["total_variation"] == 0.5
    assert figures["request"]["strength"] == 70
    assert {"content", "style/conv1_1", "total_variation"} <= set(figures["losses"])
    picture = np.asarray(Image.open(out))
    assert picture.shape == (round(96 * 300 / 451), 96, 3)
    assert "8 of 8" in done.stderr
    assert figures["stopped"] is False


@pytest.mark.skipif(os.name != "posix", reason="Windows sends Ctrl-C to whole consoles only")
def test_ctrl_c_ends_with_130_and_keeps_what_was_painted(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "stylestudio", "render", *pair, "-o", str(tmp_path / "out.png"),
         "--size", "96", "--steps", "10000", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if "of 10000" in line:
            break
    process.send_signal(signal.SIGINT)
    printed, rest = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped." in rest
    assert "Traceback" not in rest
    figures = json.loads(printed)
    assert figures["stopped"] is True
    assert figures["output"].endswith("out (stopped).png")
    assert not (tmp_path / "out.png").exists()
    with Image.open(tmp_path / "out (stopped).png") as stopped:
        assert stopped.size[0] == 96


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"style": "missing.png"}, 2, "missing.png"),
        ({"output": "out.xyz"}, 2, ".png"),
        ({"output": "no/such/folder/out.png"}, 2, "does not exist"),
        ({"extra": ["third.png"]}, 2, "third.png"),
        ({"extra": ["--style-weights", "1,2"]}, 2, "1 painting cannot have 2 style weights"),
        ({"extra": ["third.png", "--style-weights", "1"]}, 2, "2 paintings cannot have 1 style w"),
        ({"extra": ["--style-weights", "much"]}, 2, "weights cannot be “much”"),
        ({"extra": ["--style-weights", ""]}, 2, "weights cannot be “”"),
        ({"extra": ["--style-weights", "nan"]}, 2, "“painting.jpg” cannot be nan"),
        ({"extra": ["--style-weights=-1"]}, 2, "“painting.jpg” cannot be -1"),
        ({"extra": ["--style-weights", "0"]}, 2, "All paintings have weight 0"),
        ({"extra": ["--set", "sharpness=3"]}, 2, "sharpness"),
        ({"extra": ["--set", "seed"]}, 2, "NAME=VALUE"),
        ({"extra": ["--strength", "250"]}, 2, "from 0 to 100"),
        ({"extra": ["--size", "big"]}, 2, "size_px"),
        ({"extra": ["--preset", "nobody"]}, 2, "painterly"),
        ({"extra": ["--memory-budget", "0"]}, 2, "memory budget cannot be"),
        ({"extra": ["--memory-budget", "much"]}, 2, "memory budget cannot be"),
        ({"extra": ["--resume", "--estimate"]}, 2, "Leave out --estimate"),
        ({"extra": ["--str", "20"]}, 2, "--str"),
        ({"extra": ["--set", "style_taps=conv9_9:1"]}, 2, "conv9_9"),
        ({"extra": ["--variant", "nobody"]}, 2, "gram, pca, svd, weighted"),
        ({"extra": ["--set", "k=4"]}, 2, "Classic (Gram) has no parameter “k”"),
        ({"extra": ["--variant", "svd", "--set", "focus=4"]}, 2, "no parameter “focus”"),
        ({"extra": ["--variant", "pca", "--set", "k=0"]}, 2, "from 1 to 512"),
        ({"extra": ["--variant", "pca", "--set", "k=4", "--set", "s=1"]}, 2, "Set only one"),
        (
            {"extra": ["--variant", "pca", "--set", "form=published", "--set", "detail=30"]},
            2,
            "no effect with form=published",
        ),
        ({"output": f"{'x' * 300}.png"}, 2, "cannot be written"),
        ({"output": "painting.jpg"}, 2, "one of the pictures to paint from"),
    ],
)
def test_wrong_input_is_one_line_and_a_remedy_before_anything_is_loaded(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, object],
    code: int,
    words: str,
) -> None:
    photo, painting = pair
    arguments = [
        "render", photo, str(change.get("style", painting)), *change.get("extra", []),
        "-o", str(tmp_path / str(change.get("output", "out.png"))),
    ]  # fmt: skip
    try:
        returned = cli.main(arguments)
    except SystemExit as stopped:  # argparse's own way out
        returned = stopped.code
    captured = capsys.readouterr()
    assert returned == code
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def request_of(*arguments: str) -> StyleRequest:
    parsed = cli._parser().parse_args(
        ["render", "photo.png", "painting.png", "-o", "x.png", *arguments]
    )
    return render_module.request_of(parsed)


def test_a_variant_and_its_own_parameters() -> None:
    assert request_of().variant == "gram"
    request = request_of("--variant", "pca", "--set", "k=4", "--set", "outside=0.5", "--seed", "3")
    assert request.variant_settings == PcaSettings(k=4, outside=0.5)
    assert request.seed == 3
    # By name alone, like any other parameter, and in any order.
    assert request_of("--set", "focus=80", "--set", "variant=weighted") == request_of(
        "--variant", "weighted", "--set", "focus=80"
    )
    assert (
        request_of("--variant", "svd", "--preset", "gatys-2016").variant_settings == SvdSettings()
    )


def test_a_parameter_of_another_style_loss_says_whose_it_is() -> None:
    with pytest.raises(UserError) as caught:
        request_of("--set", "focus=30")
    assert "It belongs to weighted: add --variant weighted." in caught.value.remedy


def test_an_output_folder_that_vanished_meanwhile_loses_nothing(tmp_path: Path) -> None:
    picture = np.full((40, 50, 3), 200, np.uint8)
    with pytest.raises(SaveError) as caught:
        running.save_somewhere(picture, tmp_path / "gone" / "out.png", Settings())
    (rescued,) = paths.pictures_dir().glob("*.png")
    assert str(rescued) in caught.value.remedy
    np.testing.assert_array_equal(np.asarray(Image.open(rescued)), picture)


def test_a_bug_is_one_line_and_its_traceback_is_in_the_log(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(render_module, "probe_picture", faulty)
    assert cli.main(["render", *pair, "-o", str(tmp_path / "out.png")]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "KeyError" in captured.err
    assert "Traceback" in log_file().read_text(encoding="utf-8")


def test_a_broken_installation_is_a_sentence_and_doctor_still_works(
    pair: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> Path:
        raise MachineError("The program's bundled files are missing.", "Install StyleStudio again.")

    monkeypatch.setattr(paths, "resources", missing)
    assert cli.main(["render", *pair, "-o", str(tmp_path / "out.png")]) == 3
    assert "Install StyleStudio again." in capsys.readouterr().err
    assert cli.main(["doctor"]) == 3
    assert "bundled files are missing" in capsys.readouterr().out


def test_512_px_need_less_than_3_gib(pair: tuple[str, str], tmp_path: Path) -> None:
    done = stylestudio(
        "render", *pair, "-o", str(tmp_path / "out.png"), "--size", "512", "--steps", "3",
        "--set", "pyramid=off", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["peak_bytes"] < 3 * 2**30


def test_help_documents_every_parameter_with_its_default(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["render", "--help"])
    text = capsys.readouterr().out
    from stylestudio.request.parameters import parameters_of
    from stylestudio.request.style_request import StyleRequest

    for name, declaration in parameters_of(StyleRequest).items():
        assert name in text
        assert declaration.help in text
    assert "default: 512" in text


def test_a_terminal_without_the_letters_of_a_path_is_no_obstacle(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    out = tmp_path / "Füchsin gemalt.png"
    done = stylestudio(
        "render", *pair, "-o", str(out), "--size", "64", "--steps", "1", env=environment
    )
    assert done.returncode == 0, done.stderr
    assert out.exists()
    assert "gemalt.png" in done.stdout
