"""A contact sheet: pictures in a grid, all at one scale, with words under each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from stylestudio.imaging.lettering import font, wrapped
from stylestudio.imaging.resize import resize_picture

GROUND = (245, 244, 241)
INK = (36, 35, 31)
SOFT_INK = (102, 99, 91)
_TILE = (234, 232, 227)

#: The longer side of a tile: small enough to post, large enough to read and to see strokes.
SMALLEST_TILE_PX, LARGEST_TILE_PX = 320, 640
#: Narrower than this, no caption can be read.
_NARROWEST_PX = 240
#: Width by height of a tile. A picture beyond it keeps its shape and leaves some of its tile free.
_TILE_ASPECTS = (0.5, 2.5)
#: What the whole sheet should come near to, width by height.
_SHEET_ASPECT = 1.5
#: What an empty place in the grid costs, against the logarithm of a wrong shape.
_EMPTY_PLACE = 0.8
_LINE_HEIGHT = 1.32


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One picture of a sheet.

    Attributes:
        picture: uint8 ``(H, W, 3)``, RGB, of any size; None leaves the tile empty.
        title: a few words under it.
        lines: what else is said of it, each on a line of its own; in the tile if that is empty.
    """

    picture: NDArray[np.uint8] | None
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in pixels; right and bottom are not part of it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.right - self.left, self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Text:
    """A line of words, already short enough: where it stands, and how it looks."""

    box: Box
    words: str
    size_px: int
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands on the sheet.

    Attributes:
        size: the sheet's width and height.
        tiles: one for each cell, in their order; those of a row are equally high.
        pictures: where the cells' pictures stand in their tiles; None for one without.
        texts: the sheet's title first.
    """

    size: tuple[int, int]
    tiles: tuple[Box, ...]
    pictures: tuple[Box | None, ...]
    texts: tuple[Text, ...]


def contact_sheet(cells: Sequence[Cell], title: str, subtitle: str = "") -> NDArray[np.uint8]:
    """The sheet.

    Args:
        cells: at least one, in reading order. All are brought into tiles of one size, which has the
            shape that most of them have; none is cropped.
        title: above all of them.
        subtitle: below it, smaller: what holds for all.

    Returns:
        uint8 ``(H, W, 3)``, RGB.

    Raises:
        ValueError: there is no cell.
    """
    layout = lay_out(cells, title, subtitle)
    sheet = Image.new("RGB", layout.size, GROUND)
    draw = ImageDraw.Draw(sheet)
    for cell, tile, place in zip(cells, layout.tiles, layout.pictures, strict=True):
        if cell.picture is None or place is None:
            draw.rectangle((tile.left, tile.top, tile.right - 1, tile.bottom - 1), fill=_TILE)
        else:
            width, height = place.size
            picture = Image.fromarray(resize_picture(cell.picture, height, width))
            sheet.paste(picture, (place.left, place.top))
    for text in layout.texts:
        draw.text(
            (text.box.left, text.box.top), text.words, font=font(text.size_px), fill=text.colour
        )
    return np.array(sheet)


def lay_out(cells: Sequence[Cell], title: str, subtitle: str = "") -> Layout:
    """Where everything stands; see :func:`contact_sheet`."""
    if not cells:
        raise ValueError("a sheet needs at least one cell")
    tile_size = _tile_size([cell.picture for cell in cells if cell.picture is not None])
    setter = _Setter(tile_size)
    margin, gap = setter.scaled(56, at_least=28), setter.scaled(40, at_least=22)
    captions = [setter.caption(cell) for cell in cells]
    caption_px = [sum(map(setter.height_of, caption)) for caption in captions]
    tile_width, tile_height = tile_size
    columns = _columns(len(cells), tile_width + gap, tile_height + max(caption_px) + gap)

    width = 2 * margin + columns * tile_width + (columns - 1) * gap
    heading = setter.heading(title, subtitle, width - 2 * margin)
    texts = setter.stacked(heading, margin, margin)
    top = margin + sum(map(setter.height_of, heading)) + gap * 3 // 4
    tiles: list[Box] = []
    pictures: list[Box | None] = []
    for first in range(0, len(cells), columns):
        row = range(first, min(first + columns, len(cells)))
        sizes = [_fitted(cells[index].picture, tile_size) for index in row]
        bottom = top + max(height for _, height in sizes)
        for column, (index, (picture_width, picture_height)) in enumerate(
            zip(row, sizes, strict=True)
        ):
            cell = cells[index]
            left = margin + column * (tile_width + gap)
            tile = Box(left, top, left + tile_width, bottom)
            tiles.append(tile)
            texts += setter.stacked(captions[index], left, bottom + setter.caption_space)
            if cell.picture is None:
                pictures.append(None)
                texts += setter.inside(cell.lines, tile)
            else:
                # Upon its caption, whatever its shape.
                pictures.append(Box(left, bottom - picture_height, left + picture_width, bottom))
        top = bottom + setter.caption_space + max(caption_px[index] for index in row) + gap
    return Layout((width, top - gap + margin), tuple(tiles), tuple(pictures), tuple(texts))


#: A line before it has a place: words, size, colour.
_Line = tuple[str, int, tuple[int, int, int]]


class _Setter:
    """Sets words in sizes that suit the tiles."""

    def __init__(self, tile_size: tuple[int, int]) -> None:
        self._tile_width = tile_size[0]
        self._small_px = self.scaled(20, at_least=14)
        self._title_px = self.scaled(25, at_least=17)
        self.caption_space = self.scaled(14, at_least=9)

    def scaled(self, at_640_px: float, *, at_least: int) -> int:
        """A length that suits the tiles' width."""
        return max(at_least, round(at_640_px * self._tile_width / 640))

    def heading(self, title: str, subtitle: str, width_px: int) -> list[_Line]:
        """The sheet's title and what holds for all."""
        large_px = self.scaled(38, at_least=23)
        return [
            *((line, large_px, INK) for line in wrapped(title, font(large_px), width_px, 2)),
            *self._small(subtitle, width_px, most=3),
        ]

    def caption(self, cell: Cell) -> list[_Line]:
        """What stands under a cell."""
        width_px = self._tile_width
        title = wrapped(cell.title, font(self._title_px), width_px, 2)
        lines = cell.lines if cell.picture is not None else ()
        return [
            *((line, self._title_px, INK) for line in title),
            *chain.from_iterable(self._small(line, width_px, most=3) for line in lines),
        ]

    def inside(self, lines: Sequence[str], tile: Box) -> list[Text]:
        """What stands in an empty tile, as far as there is room."""
        padding = self.caption_space * 2
        width, height = tile.size
        most = (height - 2 * padding) // self.height_of(("", self._small_px, SOFT_INK))
        set_lines: list[_Line] = []
        for number, line in enumerate(lines):
            room = max(1, most) - len(set_lines)
            if room <= 0:
                break
            # The last place is for all that is left, so that an ellipsis tells of it.
            words = line if room > 1 else " ".join(lines[number:])
            set_lines += self._small(words, width - 2 * padding, most=room)
        return self.stacked(set_lines, tile.left + padding, tile.top + padding)

    def stacked(self, lines: Sequence[_Line], left: int, top: int) -> list[Text]:
        """The lines, one below the other."""
        texts = []
        for line in lines:
            words, size_px, colour = line
            bottom = top + self.height_of(line)
            right = left + math.ceil(font(size_px).getlength(words))
            texts.append(Text(Box(left, top, right, bottom), words, size_px, colour))
            top = bottom
        return texts

    @staticmethod
    def height_of(line: _Line) -> int:
        """The height that a line takes up."""
        return round(line[1] * _LINE_HEIGHT)

    def _small(self, words: str, width_px: int, *, most: int) -> list[_Line]:
        lines = wrapped(words, font(self._small_px), width_px, most)
        return [(line, self._small_px, SOFT_INK) for line in lines]


def _tile_size(pictures: Sequence[NDArray[np.uint8]]) -> tuple[int, int]:
    """Width and height of every tile: as most pictures are, within what can be read and posted."""
    if not pictures:
        return SMALLEST_TILE_PX, SMALLEST_TILE_PX * 3 // 4
    longer = median(max(picture.shape[:2]) for picture in pictures)
    aspect = median(picture.shape[1] / picture.shape[0] for picture in pictures)
    longer = min(max(longer, SMALLEST_TILE_PX), LARGEST_TILE_PX)
    aspect = min(max(aspect, _TILE_ASPECTS[0]), _TILE_ASPECTS[1])
    width, height = longer * min(1, aspect), longer / max(1, aspect)
    return max(_NARROWEST_PX, round(width)), round(height)


def _columns(count: int, cell_width: int, cell_height: int) -> int:
    """How many columns make a sheet of a good shape with few empty places."""

    def cost(columns: int) -> float:
        rows = math.ceil(count / columns)
        aspect = columns * cell_width / (rows * cell_height)
        return abs(math.log(aspect / _SHEET_ASPECT)) + _EMPTY_PLACE * (columns * rows - count)

    return min(range(1, count + 1), key=cost)


def _fitted(picture: NDArray[np.uint8] | None, tile_size: tuple[int, int]) -> tuple[int, int]:
    """Width and height of a picture in a tile: whole, in its own shape; all of it for none."""
    if picture is None:
        return tile_size
    height, width = picture.shape[:2]
    tile_width, tile_height = tile_size
    scale = min(tile_width / width, tile_height / height)
    width, height = max(1, round(width * scale)), max(1, round(height * scale))
    # Sizes are whole pixels, so a picture of the tile's shape can miss it by one.
    return tile_size if tile_width - width <= 1 and tile_height - height <= 1 else (width, height)
