"""The pictures that the user gives: the photo, or a queue of them, and the paintings."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from stylestudio.ui.background import Background
from stylestudio.ui.pictures import store_pasted
from stylestudio.ui.sources import sources_wording as wording
from stylestudio.ui.sources.collecting import MOST_PICTURES, Found, address_rejection, collect
from stylestudio.ui.sources.intake import offer_of
from stylestudio.ui.sources.loaded import DISPLAY_PX, PANE_PX, Loaded, PictureRef
from stylestudio.ui.sources.placing import Photos, lasting, put_back, with_photo, with_styles
from stylestudio.ui.sources.reading import Outcome, Reading, Role, Told
from stylestudio.ui.sources.reading_line import ReadingLine
from stylestudio.ui.sources.rejection import Rejection
from stylestudio.ui.sources.samples import Sample
from stylestudio.ui.sources.sharpener import Sharpener
from stylestudio.ui.sources.sources_state import (
    DEFAULT_WEIGHT,
    MOST_STYLES,
    SourcesState,
    StyleEntry,
    StyleRef,
    shares,
)
from stylestudio.ui.wording import picture_title_words

log = logging.getLogger(__name__)

_Find = Callable[[Collection[Path]], Found]


class Sources(QObject):
    """The photos and the paintings, read in the background.

    What is asked for happens in the order in which it was asked; a new photo makes an earlier one
    that is still being read superfluous. Each act takes effect at once and as a whole.

    Attributes:
        photos: several make a queue.
        current: which of them is the photo, 0 where there is none.
        styles: the paintings, at most :data:`MOST_STYLES`.

    Signals:
        changed: other pictures are there, or other weights.
        photo_changed: another photo is the current one, or it is there in more detail.
        loading_changed: reading has begun or ended for something; whether any goes on.
        reading_progressed: one picture of several has been read.
        rejected: a list of :class:`Rejection`; what was there before stays.
        noticed: a sentence that is worth knowing, and no error.
        settled: one step for undo has happened, with its words.
        used: a role, and the list of paths that were taken for it; no samples.
        stood_in: a picture is there that goes when the user brings some, and there are no others.
    """

    changed = Signal()
    photo_changed = Signal()
    loading_changed = Signal(bool)
    reading_progressed = Signal()
    rejected = Signal(object)
    noticed = Signal(str)
    settled = Signal(str)
    used = Signal(str, object)
    stood_in = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._line = ReadingLine(self._start)
        self._pending: SourcesState | None = None
        self._told: Loaded | None = None
        self._sharpener = Sharpener(background, self)
        self._sharpener.sharpened.connect(self._tell_photo)
        self._sharpener.rejected.connect(self.rejected)
        self.photos: list[Loaded] = []
        self.current = 0
        self.styles: list[StyleEntry] = []

    @property
    def photo(self) -> Loaded | None:
        """The current photo, as large as it has been read."""
        return self._sharpener.best(self.photos[self.current]) if self.photos else None

    @property
    def stands_in(self) -> bool:
        """Whether all pictures are only there until the user brings some."""
        styles = [entry.loaded for entry in self.styles]
        return all(picture.stands_in for picture in (*self.photos, *styles))

    @property
    def loading(self) -> bool:
        """Whether something is being read."""
        return bool(self._line)

    def progress(self, role: Role) -> tuple[int, int] | None:
        """How many of how many pictures have been read for a role; None where none is read."""
        readings = self._line.of_role(role)
        if not readings:
            return None
        return sum(r.done for r in readings), sum(r.asked for r in readings)

    def shares(self) -> tuple[float, ...]:
        """How much of the style each painting gives; the sum is 1."""
        return shares([entry.weight for entry in self.styles])

    def style_pairs(self) -> tuple[tuple[str, float], ...]:
        """Each painting's path and its share of the style, as a request wants them."""
        paths = [str(entry.loaded.path) for entry in self.styles]
        return tuple(zip(paths, self.shares(), strict=True))

    def take_mime(self, mime: QMimeData, role: Role | None = None) -> bool:
        """Take what was dropped or pasted; False where there is nothing to take."""
        offer = offer_of(mime)
        if offer is None:
            return False
        if offer.image is not None:
            self.take_image(offer.image, role)
        else:
            self._take(offer.paths, role, tuple(map(address_rejection, offer.addresses)))
        return True

    def take_files(self, paths: Iterable[Path], role: Role | None = None) -> None:
        """Read files, and the pictures in folders.

        One photo takes the current one's place, several become the queue; paintings are added.

        Args:
            role: by default whatever is missing, else the photo.
        """
        self._take(tuple(paths), role, ())

    def take_image(self, image: QImage, role: Role | None = None) -> None:
        """Keep image data as a file, and read that."""
        title = self.tr("Pasted picture")

        def find(known: Collection[Path]) -> Found:
            return _unless_known(PictureRef(store_pasted(image), title), known)

        self._begin(role or self._missing(), find, title)

    def take_sample(
        self, sample: Sample, role: Role | None = None, *, stands_in: bool = False
    ) -> None:
        """Read a picture that the program brings.

        Args:
            role: by default what the sample is made for.
            stands_in: it goes when the user brings a picture, and is no step for undo.
        """
        ref = PictureRef(sample.path, sample.title, is_sample=True, stands_in=stands_in)
        made_for: Role = "photo" if sample.role == "content" else "style"
        self._begin(role or made_for, partial(_unless_known, ref))

    def go_to(self, index: int) -> None:
        """Make another photo of the queue the current one."""
        if index != self.current and 0 <= index < len(self.photos) and self._may_change():
            self.current = index
            self._tell_changed()

    def remove_photo(self, index: int) -> None:
        """Take a photo out of the queue."""
        if not self._may_change():
            return
        title = picture_title_words(self.photos.pop(index))
        if index < self.current:
            self.current -= 1
        self.current = max(0, min(self.current, len(self.photos) - 1))
        self._tell_changed(wording.remove_words(title))

    def remove_style(self, index: int) -> None:
        """Take a painting off the stack."""
        if not self._may_change():
            return
        title = picture_title_words(self.styles.pop(index).loaded)
        if len(self.styles) == 1:
            # Its slider goes away, and with it the way back from a low weight.
            self.styles = [replace(self.styles[0], weight=DEFAULT_WEIGHT)]
        self._tell_changed(wording.remove_words(title))

    def move_style(self, index: int, to: int) -> None:
        """Give a painting another place in the stack."""
        if index != to and 0 <= to < len(self.styles) and self._may_change():
            entry = self.styles.pop(index)
            self.styles.insert(to, entry)
            self._tell_changed(wording.move_words(picture_title_words(entry.loaded)))

    def set_weight(self, index: int, weight: float, *, settle: bool = True) -> None:
        """Give a painting another weight, 0 to 1.

        Args:
            settle: whether it is a step for undo; False while a slider is being dragged.
        """
        if not self._may_change():
            return
        entry = self.styles[index]
        self.styles[index] = replace(entry, weight=min(1.0, max(0.0, weight)))
        title = picture_title_words(entry.loaded)
        self._tell_changed(wording.weight_words(title) if settle else "")

    def swap(self) -> None:
        """The photo and the first painting change places."""
        if self.photos and self.styles and self._may_change():
            photo, entry = self.photos[self.current], self.styles[0]
            # Whoever swaps them means them.
            self.photos[self.current] = replace(entry.loaded, stands_in=False)
            self.styles[0] = replace(entry, loaded=replace(photo, stands_in=False))
            self._tell_changed(wording.swap_words())

    def state(self) -> SourcesState:
        """All pictures and weights as a value; while one is being restored, that one."""
        return self._pending or SourcesState(
            tuple(photo.ref for photo in self.photos),
            self.current,
            tuple(StyleRef(entry.loaded.ref, entry.weight) for entry in self.styles),
        )

    def restore(self, state: SourcesState) -> None:
        """Put back what was there; what has to be read again follows in the background."""
        self._line.cancel("photo", "style")
        self._pending = None
        state = self._looking_on(state)
        have = self._all_loaded()
        missing = tuple(ref for ref in state.pictures if ref.path not in have)
        if missing:
            self._pending = state
            ended = partial(self._on_restored, state)
            self._add(frozenset(("photo", "style")), lambda _: Found(missing), ended)
        else:
            self._put_back(state, have)
            self._tell_loading()

    def _may_change(self) -> bool:
        """Whether pictures can be changed: not while earlier ones are read to be put back.

        What is seen until then is not what a change would be made to.
        """
        if self._pending is not None:
            self.noticed.emit(self.tr("Wait a moment: the pictures from before are coming back."))
            self.changed.emit()
        return self._pending is None

    def _looking_on(self, state: SourcesState) -> SourcesState:
        """The state with a photo that comes back as the current one, else with that of now."""
        paths = [ref.path for ref in state.photos]
        now = [photo.path for photo in self.photos]
        back = [index for index, path in enumerate(paths) if path not in now]
        if back and len(back) < len(paths):
            return replace(state, current=back[0])
        if not back and now and now[self.current] in paths:
            return replace(state, current=paths.index(now[self.current]))
        return state

    def _take(
        self, paths: tuple[Path, ...], role: Role | None, refused: tuple[Rejection, ...]
    ) -> None:
        def find(known: Collection[Path]) -> Found:
            found = collect(paths, known)
            return replace(found, rejections=found.rejections + refused)

        self._begin(role or self._missing(), find)

    def _missing(self) -> Role:
        """The role without a picture of the user's; the photo where both have one."""
        if not any(self._line.of_role("photo")) and all(p.stands_in for p in self.photos):
            return "photo"
        return "photo" if self._line.of_role("style") or lasting(self.styles) else "style"

    def _begin(self, role: Role, find: _Find, subject: str = "") -> None:
        if role == "photo":
            # Only the newest photo counts.
            self._line.cancel("photo")
        self._add(frozenset((role,)), find, partial(self._on_read, role), subject)

    def _add(
        self,
        roles: frozenset[Role],
        find: _Find,
        ended: Callable[[Reading, Outcome], None],
        subject: str = "",
    ) -> None:
        first_px = DISPLAY_PX if "photo" in roles else PANE_PX
        told = Told(self._on_progressed, ended)
        self._line.add(Reading(self._background, roles, find, told, first_px, subject))
        self._tell_loading()

    def _start(self, reading: Reading) -> None:
        if "photo" in reading.roles:
            reading.start((), MOST_PICTURES + MOST_STYLES)
        else:
            kept = lasting(self.styles)
            reading.start([entry.loaded.path for entry in kept], MOST_STYLES - len(kept))

    def _on_progressed(self, reading: Reading) -> None:
        if reading.asked > 1:
            self.reading_progressed.emit()

    def _on_read(self, role: Role, reading: Reading, outcome: Outcome) -> None:
        self._line.remove(reading)
        notices = wording.notices(role, outcome)
        if outcome.loaded:
            step = self._place(role, outcome, notices)
            self._tell_changed("" if outcome.loaded[0].stands_in else step)
            self.used.emit(role, [p.path for p in outcome.loaded if not p.is_sample])
            if outcome.loaded[0].stands_in and self.stands_in:
                self.stood_in.emit()
        self._end(outcome.rejections, notices)

    def _place(self, role: Role, outcome: Outcome, notices: list[str]) -> str:
        """Put pictures where they belong; returns the words of the step for undo."""
        loaded = outcome.loaded
        if role == "style":
            self.styles = with_styles(self.styles, loaded)
        elif outcome.asked > 1:
            self.photos, self.current = loaded, 0
        else:
            photos, was_there = with_photo(Photos(self.photos, self.current), loaded[0])
            self.photos, self.current = photos
            if was_there:
                notices.append(wording.in_queue_words(picture_title_words(loaded[0])))
                return ""
        return wording.add_words(role, len(loaded))

    def _on_restored(self, state: SourcesState, reading: Reading, outcome: Outcome) -> None:
        self._line.remove(reading)
        self._pending = None
        read = {picture.path: picture for picture in outcome.loaded}
        self._put_back(state, self._all_loaded() | read)
        self._end(outcome.rejections, [])

    def _put_back(self, state: SourcesState, have: dict[Path, Loaded]) -> None:
        (self.photos, self.current), self.styles = put_back(state, have)
        self._tell_changed()

    def _all_loaded(self) -> dict[Path, Loaded]:
        pictures = [*self.photos, *(entry.loaded for entry in self.styles)]
        return {picture.path: picture for picture in pictures}

    def _end(self, rejections: list[Rejection], notices: list[str]) -> None:
        if rejections:
            log.info("told the user: %s", "; ".join(r.reason for r in rejections))
            self.rejected.emit(rejections)
        if notices:
            self.noticed.emit(" ".join(notices))
        self._line.start_what_can()
        self._tell_loading()

    def _tell_changed(self, step: str = "") -> None:
        self.changed.emit()
        self._tell_photo()
        if step:
            self.settled.emit(step)

    def _tell_photo(self) -> None:
        photo = self.photo
        if photo is not self._told:
            self._told = photo
            self.photo_changed.emit()

    def _tell_loading(self) -> None:
        self.loading_changed.emit(self.loading)


def _unless_known(ref: PictureRef, known: Collection[Path]) -> Found:
    return Found(repeated=(picture_title_words(ref),)) if ref.path in known else Found((ref,))
