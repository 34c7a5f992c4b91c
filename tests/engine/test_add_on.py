"""A style loss from another package: found, shown, and painted with, like ours."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from stylestudio import cli
from stylestudio.engine.events import EventKind
from stylestudio.errors import UserError
from stylestudio.request.add_ons import ENTRY_POINT_GROUP
from stylestudio.request.schema import from_dict, to_dict
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.variants import variant_named, variants
from tests.engine.test_transfer import run_all

OURS = ["gram", "pca", "svd", "weighted"]

FROST = """
from dataclasses import dataclass
from stylestudio.request.parameters import parameter
from stylestudio.request.variants import Variant, VariantSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class FrostSettings(VariantSettings):
    chill: float = parameter(
        0.5, label="Chill", help="How cold it gets outside.", minimum=0, maximum=9
    )


def variant(name):
    return Variant(
        name=name,
        title="Frost (means)",
        sentence="Only the channels' means count.",
        settings=FrostSettings,
        style_loss="frost_loss:Frost",
    )


FROST = variant("frost")
TAKEN = variant("gram")
COLON = variant("frost:2")
NAMELESS = variant("")
NOT_A_VARIANT = "frost"
"""

ODD = """
from dataclasses import field, make_dataclass, replace
from stylestudio.request.parameters import parameter
from stylestudio.request.variants import VariantSettings
from frost import FROST


def settings(name, base=VariantSettings, default=1.0, **declaration):
    value = parameter(default, label="Odd", help="Odd.", **declaration)
    return made((name, object, value), base=base)


def made(*fields, base=VariantSettings):
    cls = make_dataclass("Odd", fields, bases=(base,), frozen=True, kw_only=True)
    return replace(FROST, settings=cls)


NO_TITLE = replace(FROST, title="  ")
SENTENCE = replace(FROST, sentence=5)
LOSS = replace(FROST, style_loss="frost_loss.Frost")
NO_CLASS = replace(FROST, settings=FROST.settings())
FOREIGN = settings("chill", object)
PLAIN = replace(FROST, settings=type("Plain", (VariantSettings,), {"chill": 0.5}))
REFUSED = settings("chill", minimum=2, maximum=9)
UNHASHABLE = made(("chill", list, field(default_factory=list)))
NO_DEFAULT = made(("chill", float))
STRENGTH = settings("strength")
TAPS = settings("style_taps")
NO_SUCH = settings("chill", only_with=(("cold", ("yes",)),))
NO_CHOICE = settings("chill", only_with=(("form", ("new",)),))
LABELS = settings("chill", default="a", choices=("a", "b"), labels=("A",))
RANGE = settings("chill", minimum=0)
FINE = settings("chill", minimum=0, maximum=9, only_with=(("form", ("repaired",)),))
"""

NOT_FROZEN = """
from dataclasses import dataclass
from stylestudio.request.variants import VariantSettings


@dataclass
class Settings(VariantSettings):
    pass
"""

FROST_LOSS = """
from stylestudio.engine.style_losses.base import StyleLoss, squared_distance


class Frost(StyleLoss):
    def __init__(self, settings):
        self.chill = settings.chill

    def prepare(self, style_gram, content_gram):
        return style_gram.diagonal()

    def statistic(self, features, state):
        return features.square().sum(1)

    def loss(self, statistic, state):
        return self.chill * squared_distance(statistic, state)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on Python's path with an installed package, as pip would leave it."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "frost.py").write_text(FROST)
    (site / "frost_loss.py").write_text(FROST_LOSS)
    (site / "frost_broken.py").write_text("import a_module_that_is_not_there")
    (site / "frost_odd.py").write_text(ODD)
    (site / "frost_not_frozen.py").write_text(NOT_FROZEN)
    monkeypatch.syspath_prepend(site)
    yield site
    variants.cache_clear()
    for module in ("frost", "frost_loss", "frost_broken", "frost_odd", "frost_not_frozen"):
        sys.modules.pop(module, None)


def install(site: Path, *entries: str) -> None:
    """Write the package's metadata with these entry points."""
    metadata = site / "frost-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: frost\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("\n".join([f"[{ENTRY_POINT_GROUP}]", *entries]))
    variants.cache_clear()


def test_it_is_found_behind_ours_with_its_parameters(installed: Path) -> None:
    install(installed, "frost = frost:FROST")
    assert list(variants()) == [*OURS, "frost"]
    request = StyleRequest(content="a", styles=(("b", 1.0),), variant="frost")
    assert request.variant_settings.chill == 0.5
    colder = variant_named("frost").settings(chill=2.0)
    request = request.replace(variant_settings=colder)
    assert from_dict(to_dict(request)) == request
    with pytest.raises(UserError, match="chill"):
        variant_named("frost").settings(chill=10)


@pytest.mark.usefixtures("tiny_network")
def test_it_paints_and_its_settings_count(installed: Path, request_128: StyleRequest) -> None:
    install(installed, "frost = frost:FROST")
    settings = variant_named("frost").settings
    pictures = []
    for chill in (0.0, 0.5, 9.0):
        last = run_all(
            request_128.replace(variant="frost", variant_settings=settings(chill=chill))
        )[-1]
        assert last.kind is EventKind.FINISHED, last.error
        pictures.append(last.picture.tobytes())
    assert len(set(pictures)) == 3


@pytest.mark.usefixtures("tiny_network")
def test_the_command_line_explains_it_and_paints_with_it(
    installed: Path,
    request_128: StyleRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install(installed, "frost = frost:FROST")
    with pytest.raises(SystemExit) as ended:
        cli.main(["render", "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "frost" in shown
    assert (
        textwrap.dedent("""\
        parameters of --variant frost, Frost (means):
          Only the channels' means count.
    """)
        in shown
    )
    assert "How cold it gets outside. (0 to 9; default: 0.5)" in shown

    out = tmp_path / "out.png"
    pair = [request_128.content, request_128.style_paths[0]]
    chosen = ["--variant", "frost", "--set", "chill=3", "--size", "64", "--steps", "3"]
    assert cli.main(["render", *pair, "-o", str(out), *chosen, "--device", "cpu"]) == 0
    assert out.exists()


@pytest.mark.parametrize(
    ("entry", "logged"),
    [
        (
            "frost_broken:FROST",
            "it cannot be loaded: ModuleNotFoundError: No module named 'a_module_that_is_not",
        ),
        ("no_such_module:FROST", "No module named 'no_such_module'"),
        ("frost:NO_SUCH_NAME", "has no attribute 'NO_SUCH_NAME'"),
        ("frost:NOT_A_VARIANT", "it is no Variant"),
        ("frost:TAKEN", "the name “gram” is taken"),
        ("frost:COLON", "its name “frost:2” has more than letters"),
        ("frost:NAMELESS", "its name is no text or empty"),
        ("frost_odd:NO_TITLE", "its title is no text or empty"),
        ("frost_odd:SENTENCE", "its sentence is no text or empty"),
        ("frost_odd:LOSS", "“frost_loss.Frost” is not like module:callable"),
        ("frost_odd:NO_CLASS", "its settings are no frozen dataclass"),
        ("frost_odd:FOREIGN", "its settings are no frozen dataclass"),
        ("frost_odd:PLAIN", "its settings are no frozen dataclass"),
        ("frost_not_frozen:Settings", "cannot inherit non-frozen dataclass"),
        ("frost_odd:REFUSED", "from their defaults: UserError: Odd (chill) cannot be 1.0."),
        ("frost_odd:UNHASHABLE", "from their defaults: TypeError: unhashable type"),
        ("frost_odd:NO_DEFAULT", "from their defaults: TypeError: Odd.__init__() missing"),
        ("frost_odd:STRENGTH", "“strength” is named like one that every style loss has"),
        ("frost_odd:TAPS", "“style_taps” is named like one that every style loss has"),
        ("frost_odd:NO_SUCH", "only_with of “chill” names “cold”, which is no parameter"),
        ("frost_odd:NO_CHOICE", "only_with of “chill” has what is no choice of “form”"),
        ("frost_odd:LABELS", "“chill” has not one label for each of its choices"),
        ("frost_odd:RANGE", "“chill” has only one end of a range"),
    ],
)
def test_one_that_is_broken_is_left_out_and_logged_and_the_rest_works(
    installed: Path, caplog: pytest.LogCaptureFixture, entry: str, logged: str
) -> None:
    install(installed, f"bad = {entry}", "good = frost:FROST")
    ours = variants()["gram"]
    assert list(variants()) == [*OURS, "frost"]
    assert ours.title == "Classic (Gram)", "ours is not replaced"
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.exc_info is None
    said = record.getMessage()
    assert said.startswith(f"The style loss “bad” ({entry} of frost) is left out: ")
    assert logged in said
    assert "\n" not in said


def test_one_that_needs_no_more_than_a_declaration_is_taken(installed: Path) -> None:
    """The odd ones above are odd for the reason given alone."""
    install(installed, "fine = frost_odd:FINE")
    assert list(variants()) == [*OURS, "frost"]


def test_without_a_log_it_is_one_line_on_the_console(installed: Path) -> None:
    install(installed, "bad = frost_broken:FROST")
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); "
    code += "from stylestudio.request.variants import variants; variants()"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    (line,) = ended.stderr.splitlines()
    assert "a_module_that_is_not_there" in line


def test_the_same_name_twice_is_the_first_one(
    installed: Path, caplog: pytest.LogCaptureFixture
) -> None:
    install(installed, "one = frost:FROST", "two = frost:FROST")
    assert list(variants()) == [*OURS, "frost"]
    assert "“two”" in caplog.text


def test_the_style_loss_itself_that_is_broken_ends_the_run_with_a_sentence(
    installed: Path,
    request_128: StyleRequest,
    tiny_network: None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (installed / "frost_loss.py").write_text("import a_module_that_is_not_there")
    install(installed, "frost = frost:FROST")
    last = run_all(request_128.replace(variant="frost"))[-1]
    assert last.kind is EventKind.FAILED
    assert "a_module_that_is_not_there" in last.error.message
    assert "a_module_that_is_not_there" in caplog.text


def test_without_it_its_requests_are_refused_with_the_names_that_are_there(
    installed: Path,
) -> None:
    install(installed, "frost = frost:FROST")
    data = to_dict(StyleRequest(content="a", styles=(("b", 1.0),), variant="frost"))
    (installed / "frost-1.0.dist-info" / "entry_points.txt").unlink()
    variants.cache_clear()
    with pytest.raises(UserError, match="frost") as caught:
        from_dict(data)
    assert "gram, pca, svd, weighted" in str(caught.value)
