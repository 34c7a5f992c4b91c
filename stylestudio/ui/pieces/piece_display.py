"""Shows the pieces in the views: their pictures, their captions, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Slot

from stylestudio.imaging.resize import fit_longer_side
from stylestudio.ui.pictures import to_qimage
from stylestudio.ui.pieces.pieces import MOST_PIECES, Piece, Pieces, PieceState
from stylestudio.ui.sources.sources import Sources
from stylestudio.ui.views.compare_pane import ComparePane
from stylestudio.ui.views.shown import Shown
from stylestudio.ui.wording import elapsed_words

#: What the views call the photo.
PHOTO_KEY = "photo"


class PieceDisplay(QObject):
    """Keeps the views in step with the pieces and the current photo."""

    def __init__(
        self, pieces: Pieces, sources: Sources, pane: ComparePane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._sources = sources
        self._pane = pane
        # Whose picture somebody else shows: an earlier moment, or with finishing touches.
        self._held_key = ""
        #: What each piece is shown as; progress comes far more often than it can be read.
        self._shown: dict[str, Shown] = {}
        pieces.list_changed.connect(self._on_list_changed)
        pieces.piece_changed.connect(self._on_piece_changed)
        pieces.picture_changed.connect(self._on_picture_changed)
        sources.changed.connect(self._on_list_changed)
        sources.photo_changed.connect(self._on_list_changed)
        pane.language_changed.connect(self._on_language_changed)
        pane.current_changed.connect(self._on_current_changed)
        self._on_list_changed()

    def hold(self, key: str) -> None:
        """Leave the picture of a piece to somebody else; an empty key takes it back."""
        released, self._held_key = self._held_key, key
        piece = self._pieces.with_key(released)
        if piece is not None and piece.pixels is not None and released != key:
            self._pane.update_image(released, to_qimage(piece.pixels))

    @Slot()
    def _on_list_changed(self) -> None:
        before = self._shown
        self._shown = {p.key: self._shown_of(p, before.get(p.key)) for p in self._in_view()}
        self._pane.set_photo(self._photo())
        # Which may look at another one, and so at its photo.
        self._pane.set_items([self._seen(shown) for shown in self._shown.values()])
        self._show_invitation()

    @Slot()
    def _on_current_changed(self) -> None:
        before, now = self._pane.photo_image, self._photo()
        image = now.image if now is not None else None
        # Another object is read anew, at every size that the views need.
        if image is None or before is None or image.cacheKey() != before.cacheKey():
            self._pane.set_photo(now)

    @Slot(object)
    def _on_piece_changed(self, piece: Piece) -> None:
        before = self._shown.get(piece.key)
        if before is None:
            if piece.state is not PieceState.WAITING and piece in self._pieces.all:
                # Its turn has come.
                self._on_list_changed()
            return
        now = self._shown_of(piece, before)
        if _words(now) != _words(before):
            self._shown[piece.key] = now
            self._pane.update_item(self._seen(now))

    @Slot(object)
    def _on_picture_changed(self, piece: Piece) -> None:
        before = self._shown.get(piece.key)
        if before is None or piece.pixels is None:
            return
        image = to_qimage(piece.pixels)
        now = replace(self._shown_of(piece, before), image=image)
        self._shown[piece.key] = now
        if piece.key == self._held_key:
            return
        if _words(now) != _words(before):
            self._pane.update_item(now)
        else:
            self._pane.update_image(piece.key, image)

    @Slot(object)
    def _on_language_changed(self, rephrase: Callable[[str], str]) -> None:
        for piece in self._pieces.all:
            piece.title = rephrase(piece.title)
            self._on_piece_changed(piece)
        self._pane.set_photo(self._photo())
        self._show_invitation()

    def _seen(self, shown: Shown) -> Shown:
        """With the picture that somebody else shows in its place, if so."""
        held = self._pane.image_of(shown.key) if shown.key == self._held_key else None
        return shown if held is None else replace(shown, image=held)

    def _in_view(self) -> list[Piece]:
        """Those that have a cell: of a long queue, not all that wait."""
        pieces = self._pieces.all
        begun = sum(piece.state is not PieceState.WAITING for piece in pieces)
        room = max(1, MOST_PIECES - begun)
        waiting = [piece for piece in pieces if piece.state is PieceState.WAITING]
        return [piece for piece in pieces if piece not in waiting[room:]]

    def _photo(self) -> Shown | None:
        """What the piece that is looked at was painted from; before there are any, what is loaded.

        In a queue of photos each piece has its own. A piece whose photo is not known borrows that
        of another: there is only one as a rule.
        """
        loaded, pieces = self._sources.photo, self._pieces.all
        current = self._pieces.with_key(self._pane.current_key)
        asked = [current] if current is not None else []
        image = next((p.photo for p in asked + pieces if p.photo is not None), None)
        if image is None and loaded is not None and not pieces:
            image = loaded.image
        if image is None or image.isNull():
            return None
        return Shown(key=PHOTO_KEY, title=self.tr("Photo"), image=image)

    def _shown_of(self, piece: Piece, before: Shown | None = None) -> Shown:
        image = before.image if before is not None else None
        if image is None and piece.pixels is not None:
            image = to_qimage(piece.pixels)
        return Shown(
            key=piece.key,
            title=piece.title,
            image=image,
            detail=self._detail(piece),
            badge=self._badge(piece),
            progress=piece.fraction if piece.state is PieceState.PAINTING else None,
            actions=self._actions(piece),
            full_size=_full_size(piece),
        )

    def _badge(self, piece: Piece) -> str:
        percent = int(100 * piece.fraction)
        state = piece.state
        if state is PieceState.EXAMPLE:
            return self.tr("Example")
        if state is PieceState.SHOWN:
            return self.tr("From your gallery")
        if state is PieceState.WAITING:
            return self.tr("Waiting…")
        if state is PieceState.PAINTING:
            if not percent:
                return self.tr("Getting ready…")
            words = (
                self.tr("Sketching… {percent} %")
                if piece.sketching
                else self.tr("Painting… {percent} %")
            )
            return words.format(percent=percent)
        if state is PieceState.STOPPED:
            return self.tr("Stopped at {percent} %").format(percent=percent)
        if state is PieceState.FAILED:
            return self.tr("Ended early")
        return ""

    def _detail(self, piece: Piece) -> str:
        if piece.state is PieceState.FINISHED and piece.progress is not None:
            return elapsed_words(piece.progress.elapsed_s)
        return ""

    def _actions(self, piece: Piece) -> tuple[tuple[str, str], ...]:
        state = piece.state
        if state is PieceState.SKETCHED:
            return (("finish", self.tr("Finish this one")),)
        if state is PieceState.STOPPED:
            return (("continue", self.tr("Continue")), ("delete", self.tr("Delete")))
        if state is PieceState.FAILED:
            return (("continue", self.tr("Try again")),)
        if piece.busy:
            return (("stop", self.tr("Stop this one")),)
        return ()

    def _show_invitation(self) -> None:
        photo = self._sources.photo
        if photo is None or photo.stands_in:
            detail = self.tr("Or press Paint and watch it with the samples.")
            self._pane.set_invitation(
                self.tr("Drop your photo here. Then pick a painting."), detail if photo else ""
            )
        elif not self._sources.styles:
            self._pane.set_invitation(self.tr("Now pick a painting."))
        else:
            self._pane.set_invitation(self.tr("Press Paint when you like the pair."))


def _words(shown: Shown) -> tuple[object, ...]:
    """What of it is not the picture; a line of progress moves in steps that can be seen."""
    progress = None if shown.progress is None else round(200 * shown.progress)
    return shown.title, shown.detail, shown.badge, progress, shown.actions, shown.full_size


def _full_size(piece: Piece) -> QSize | None:
    """Of the picture when it is finished, whatever its preview has."""
    if piece.pixels is None or piece.request is None or piece.state is PieceState.EXAMPLE:
        return None
    height, width = piece.pixels.shape[:2]
    height, width = fit_longer_side(height, width, piece.request.size_px)
    return QSize(width, height)
