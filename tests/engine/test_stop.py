"""Stop takes effect at the very next layer of an evaluation, and nothing of it stays alive."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
import torch
from torch import Tensor

from stylestudio.engine.backbone import Backbone
from stylestudio.engine.control import RunControl
from stylestudio.engine.kernels import stock
from stylestudio.engine.objective import Objective
from stylestudio.engine.segments import WHOLE, Keep, Ways
from stylestudio.errors import Cancelled
from stylestudio.request.style_request import TAPS
from tests.engine.conftest import make_tiny_weights
from tests.engine.storage_peak import StoragePeak
from tests.engine.test_objective import image, objective
from tests.engine.ways import cut, name_of

#: The whole picture; one segment in strips; all of them. 64 rows make 4 strips of 16.
CUTS: list[tuple[Ways, int]] = [
    (WHOLE, 2 * 11),
    (cut(16, 0, 0), 2 * 11 + 4 * (3 * 4) - 2 * 4),
    (cut(0, 0, 32), 2 * 11 + 2 * (3 * 4) - 2 * 4),
    (cut(16, 32, 16), 3 * (4 * 4 + 2 * 3 + 4 * 4)),
    (cut(16, 0, 0, Keep.ALL), 2 * 11 - 2 * 4 + 2 * (4 * 4)),
]


class StopAt(RunControl):
    """Stop is pressed while the layer before the ``number``-th one is computed."""

    def __init__(self) -> None:
        super().__init__()
        self.number: int | None = None
        self.asked = 0

    def check(self) -> None:
        self.asked += 1
        if self.asked == self.number:
            raise Cancelled


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by a word for each layer that is really computed."""
    layers: list[str] = []
    for way in ("forward", "backward"):
        original = getattr(stock.StockKernel, way)

        def layer(self: object, *args: object, way=way, original=original) -> Tensor:
            layers.append(way)
            return original(self, *args)

        monkeypatch.setattr(stock.StockKernel, way, layer)
    return layers


@pytest.fixture
def without_collector() -> Iterator[None]:
    """What only the collector of cycles would free is alive."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def prepared(control: RunControl, ways: Ways) -> Objective:
    backbone = Backbone(make_tiny_weights())
    pictures = image(1, 64, 40).float(), image(2, 64, 40).float()
    return objective(backbone, *pictures, control=control, ways=ways, total_variation=1.0)


def stopped(target: Objective, x: Tensor) -> bool:
    try:
        target.evaluate(x)
    except Cancelled:
        return True
    return False


@pytest.mark.parametrize(("ways", "layers"), CUTS, ids=name_of)
def test_stop_is_read_before_every_layer_of_every_strip(
    ways: Ways, layers: int, computed: list[str]
) -> None:
    control = StopAt()
    target, x = prepared(control, ways), image(3, 64, 40).float()
    for number in range(1, layers + 2):
        computed.clear()
        control.asked, control.number = 0, number
        assert stopped(target, x) == (number <= layers)
        assert len(computed) == control.asked - (number <= layers) == min(number - 1, layers)


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize(("ways", "layers"), CUTS, ids=name_of)
def test_nothing_of_a_stopped_evaluation_stays_alive(ways: Ways, layers: int) -> None:
    control = StopAt()
    target, x = prepared(control, ways), image(3, 64, 40).float()
    with StoragePeak():
        target.evaluate(x)  # torch imports modules for the counter, and those keep frames
    # Each piece of scratch memory grows to the largest map, whichever is next: an evaluation that
    # was stopped may change that.
    for _ in range(2):
        target.evaluate(x)
        target.evaluate(x)
        for scratch in (target._backbone._scratch, target._backbone._workspace):
            scratch.new_empty((1,), torch.float32, x.device)
    gc.collect()
    with StoragePeak() as memory:
        target.evaluate(x)
        kept = memory.live_bytes  # each layer's last statistic, which learning needs
        assert kept <= sum(8 * 8 * 4 for _ in TAPS)
        for number in range(1, layers + 1):
            control.asked, control.number = 0, number
            assert stopped(target, x)
            assert memory.live_bytes <= kept, number


@pytest.mark.parametrize("ways", [cut for cut, _ in CUTS], ids=name_of)
def test_an_evaluation_after_a_stopped_one_is_as_ever(ways: Ways) -> None:
    control = StopAt()
    target, x = prepared(control, ways), image(3, 64, 40).float()
    expected = target.evaluate(x)
    for number in (3, 15, 30):
        control.asked, control.number = 0, number
        stopped(target, x)
        control.number = None
        found = target.evaluate(x)
        assert found.terms == expected.terms
        assert torch.equal(found.grad, expected.grad)


@pytest.mark.parametrize("ways", [WHOLE, cut(16, 32, 16)], ids=name_of)
def test_stop_is_read_while_the_targets_and_the_measures_are_computed(
    ways: Ways,
) -> None:
    control = RunControl()
    target = prepared(control, ways)
    control.cancel()
    with pytest.raises(Cancelled):
        target.measure(image(3, 64, 40).float())
    with pytest.raises(Cancelled):
        prepared(control, ways)
