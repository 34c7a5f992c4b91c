"""Takes up what a picture of the gallery was painted with: its settings, its sources, or both."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from stylestudio.errors import StyleStudioError, UserError
from stylestudio.gallery.gallery import Gallery
from stylestudio.gallery.metadata import read_metadata
from stylestudio.gallery.record import PictureRecord, with_sources_of
from stylestudio.gallery.sources import FoundSource, find_sources
from stylestudio.request.style_request import StyleRequest
from stylestudio.ui import file_dialogs
from stylestudio.ui.background import Background
from stylestudio.ui.gallery.reuse_menu import ReuseMenu
from stylestudio.ui.messages.message_bar import MessageBar
from stylestudio.ui.pieces.session import Session
from stylestudio.ui.settings.from_request import state_of_request
from stylestudio.ui.settings.settings_panel import SettingsPanel
from stylestudio.ui.sources.loaded import PictureRef, ref_of
from stylestudio.ui.sources.recent import recent_pictures
from stylestudio.ui.sources.samples import Sample
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.sources.sources_state import (
    DEFAULT_WEIGHT,
    MOST_STYLES,
    SourcesState,
    StyleRef,
)

log = logging.getLogger(__name__)

#: Of messages about sources that were not found.
_TOPIC = "reuse"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be reused of a picture.

    Attributes:
        how: ``all``, ``settings`` or ``all_but_seed``.
        chosen: where the user has found sources that were missing, by their recorded paths.
    """

    path: Path
    how: str
    chosen: Mapping[str, Path] = field(default_factory=dict)


class Reusing(QObject):
    """Reads how a picture was made, and sets the panes to it.

    Signals:
        reused: the settings, the sources or both are as they were then.
        failed: a :class:`StyleStudioError`.
    """

    reused = Signal()
    failed = Signal(object)

    def __init__(
        self,
        *,
        background: Background,
        sources: Sources,
        settings: SettingsPanel,
        session: Session,
        messages: MessageBar,
        samples: Iterable[Sample],
        gallery: Callable[[], Gallery],
        as_one_step: Callable[[str], AbstractContextManager[None]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._background = background
        self._sources = sources
        self._settings = settings
        self._session = session
        self._messages = messages
        self._samples = {sample.path: sample for sample in samples}
        self._gallery = gallery
        self._as_one_step = as_one_step

    def offer(self, path: Path, place: QPoint, otherwise: Callable[[], None]) -> None:
        """Ask what to do with a picture that was dropped.

        Args:
            place: of the pointer, on the screen.
            otherwise: called where the picture does not say how it was made.
        """

        def then(record: PictureRecord | None) -> None:
            if record is None or not record.request:
                otherwise()
            else:
                self._menu(path, record).popup(place)

        def not_read(_: StyleStudioError) -> None:
            # Whoever takes it as a picture like any other says what is wrong with it.
            otherwise()

        self._background.submit(lambda: read_metadata(path).record, then, not_read)

    def reuse(self, path: Path, how: str) -> None:
        """Set the panes to what a picture was painted with.

        Args:
            how: ``all``, ``settings``, ``all_but_seed``, or ``photo`` or ``style`` to use the
                picture itself as such.
        """
        if how == "photo":
            self._sources.take_files([path], "photo")
            self.reused.emit()
        elif how == "style":
            self._sources.take_files([path], "style")
            self.reused.emit()
        else:
            self._read(_Wish(path, how))

    def _menu(self, path: Path, record: PictureRecord) -> ReuseMenu:
        menu = ReuseMenu(self._window)
        menu.insertSection(menu.actions()[0], record.name.replace("&", "&&"))
        menu.chosen.connect(partial(self.reuse, path))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _read(self, wish: _Wish) -> None:
        gallery = self._gallery()
        known = [*recent_pictures("photo"), *recent_pictures("style"), *self._samples]

        def work() -> tuple[PictureRecord, StyleRequest, list[FoundSource]]:
            record = read_metadata(wish.path).record
            if record is None:
                raise UserError(f"“{wish.path.name}” does not say how it was painted.")
            request = record.style_request()
            record = with_sources_of(record, request)
            beside = [wish.path.parent]
            found = [] if wish.how == "settings" else find_sources(record, gallery, known, beside)
            return record, request, found

        def then(read: tuple[PictureRecord, StyleRequest, list[FoundSource]]) -> None:
            self._take(wish, *read)

        self._background.submit(work, then, self.failed.emit)

    def _take(
        self,
        wish: _Wish,
        record: PictureRecord,
        request: StyleRequest,
        found: list[FoundSource],
    ) -> None:
        self.reused.emit()
        with self._as_one_step(self.tr("Reuse")):
            with_seed = wish.how != "all_but_seed"
            now = self._settings.state()
            self._settings.restore(state_of_request(request, now, with_seed=with_seed))
            if not with_seed:
                self._settings.be_another_seed_than(request.seed)
            self._settings.settled.emit(self.tr("Reuse settings"))
            if wish.how != "settings":
                self._take_sources(wish, record, request, found)
        if not with_seed and request.start != "noise":
            self._messages.show_notice(
                self.tr("It starts from the photo, not from noise: the seed changes nothing."),
                topic=_TOPIC,
            )
        elif record.touches:
            self._messages.show_notice(
                self.tr("Its finishing touches are not put on again."), topic=_TOPIC
            )

    def _take_sources(
        self,
        wish: _Wish,
        record: PictureRecord,
        request: StyleRequest,
        found: list[FoundSource],
    ) -> None:
        refs = {source.source.path: self._ref(source, wish.chosen) for source in found}
        photo = refs.get(request.content)
        styles = [(refs.get(path), weight) for path, weight in request.styles]
        state = self._sources.state()
        left = [(ref, weight) for ref, weight in styles if ref is not None][:MOST_STYLES]
        there = tuple(
            StyleRef(ref, DEFAULT_WEIGHT if len(left) == 1 else weight) for ref, weight in left
        )
        now = SourcesState(
            photos=(photo,) if photo is not None else state.photos,
            current=0 if photo is not None else state.current,
            styles=there or state.styles,
        )
        self._sources.restore(now)
        self._sources.settled.emit(self.tr("Reuse sources"))
        missing = [s for s in found if refs[s.source.path] is None]
        changed = [s for s in found if s.path is not None and s.source.sha256 and not s.same]
        if missing:
            self._ask_for(wish, missing[0])
        elif changed:
            words = self.tr("“{name}” has changed since; the picture will come out differently.")
            self._messages.show_notice(words.format(name=_name(changed[0])), topic=_TOPIC)
        else:
            self._messages.forget(_TOPIC)
        if not missing and photo is not None:
            repeated = request.replace(
                content=str(photo.path),
                styles=tuple((str(ref.path), w) for ref, w in styles if ref is not None),
            )
            self._session.repeat(repeated, record.report.get("plan") or {})

    def _ref(self, found: FoundSource, chosen: Mapping[str, Path]) -> PictureRef | None:
        """What it takes to read a source; None where it is missing."""
        path = chosen.get(found.source.path, found.path)
        if path is None:
            return None
        sample = self._samples.get(path)
        if sample is not None:
            return PictureRef(path, sample.title, is_sample=True)
        return ref_of(path)

    def _ask_for(self, wish: _Wish, missing: FoundSource) -> None:
        """Say what was not found. The rest is set; with what is chosen now, all of it is."""

        def chosen(paths: list[Path]) -> None:
            if paths:
                together = {**wish.chosen, missing.source.path: paths[0]}
                self._read(_Wish(wish.path, wish.how, together))

        def find() -> None:
            title = self.tr("Where is “{name}”?").format(name=_name(missing))
            file_dialogs.open_pictures(self._window, title, chosen)

        words = (
            self.tr("The photo “{name}” was not found. The rest is set.")
            if missing.source.role == "content"
            else self.tr("The painting “{name}” was not found. The rest is set.")
        )
        self._messages.show_error(
            words.format(name=_name(missing)), [(self.tr("Find…"), find)], topic=_TOPIC
        )


def _name(found: FoundSource) -> str:
    return Path(found.source.path).name
