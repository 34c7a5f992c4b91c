"""``PictureRecord``: how a picture was made, complete enough to make it again.

It travels inside the picture's file (``metadata``). Records of other versions of the program
survive: unknown keys stay in :attr:`PictureRecord.more` and go back into the file, missing ones
take the defaults below, but no id and no time that nobody has written.
"""

from __future__ import annotations

import dataclasses
import hashlib
import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from stylestudio.errors import UserError
from stylestudio.imaging.depth import Pixels
from stylestudio.request import schema
from stylestudio.request import touches as touching
from stylestudio.request.style_request import StyleRequest
from stylestudio.request.touches import Touches

SCHEMA_VERSION = 1
_VERSION_KEY = "schema_version"

#: What a picture can be: the result of a run, what it was when it was stopped or failed, a moment
#: on its way, with finishing touches, or several on one sheet.
OUTCOMES = ("finished", "stopped", "failed", "moment", "touched", "sheet")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A picture that was painted from.

    Attributes:
        role: ``content`` or ``style``.
        path: where it was.
        sha256: of the file, hexadecimal; empty where it is not known.
        title: what people call it.
    """

    role: str
    path: str
    sha256: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRecord:
    """How a picture was made.

    Attributes:
        picture_id: tells it from all others, also when its file is renamed.
        made_at: when it was kept, ISO 8601 in UTC; empty where that is not known.
        name: what people call it, without date and extension.
        outcome: one of :data:`OUTCOMES`.
        fraction: how much of the run was done, 0 to 1.
        series: the same for all variants that ran together; empty where it ran alone.
        request: as :func:`stylestudio.request.schema.to_dict` has it; empty where there is none.
        touches: as :func:`stylestudio.request.touches.to_dict` has it; empty for none.
        sources: the photo, then the paintings.
        report: the run's figures (``engine.report``), without what stands here already.
        pixels_sha256: of the picture's pixels, see :func:`pixels_sha256`; empty where not known.
        more: what a newer program wrote.
    """

    picture_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    made_at: str = field(default_factory=_now)
    name: str = ""
    outcome: str = "finished"
    fraction: float = 1.0
    series: str = ""
    request: Mapping[str, Any] = field(default_factory=dict)
    touches: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[SourceRecord, ...] = ()
    report: Mapping[str, Any] = field(default_factory=dict)
    pixels_sha256: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def variant(self) -> str:
        """The style loss; empty where it is not known."""
        return str(self.request.get("variant", ""))

    def style_request(self) -> StyleRequest:
        """The request, to be painted again.

        Raises:
            UserError: there is none, or this version cannot read it.
        """
        if not self.request:
            raise UserError("How this picture was painted is not written in it.")
        return schema.from_dict(self.request)


def record_of(
    name: str,
    request: StyleRequest | None,
    report: Mapping[str, Any],
    *,
    outcome: str = "finished",
    fraction: float = 1.0,
    series: str = "",
    touches: Mapping[str, Any] | None = None,
) -> PictureRecord:
    """The record of a picture that a run has painted.

    Args:
        name: what people call it.
        request: what was asked for; None where it is not known.
        report: of the run; may be empty.
        outcome, fraction, series, touches: see :class:`PictureRecord`.
    """
    left_out = ("request", "sources", "checkpoint")
    sources = tuple(
        SourceRecord(**source, title=Path(source["path"]).stem)
        for source in report.get("sources", ())
    )
    if not sources and request is not None:
        sources = (
            _unread("content", request.content),
            *(_unread("style", path) for path in request.style_paths),
        )
    return PictureRecord(
        name=name,
        outcome=outcome,
        fraction=fraction,
        series=series,
        request={} if request is None else schema.to_dict(request),
        touches=touches or {},
        sources=sources,
        report={key: value for key, value in report.items() if key not in left_out},
    )


def with_sources_of(record: PictureRecord, request: StyleRequest) -> PictureRecord:
    """The record with the sources that its request names, where it names none itself."""
    if record.sources:
        return record
    sources = (
        _unread("content", request.content),
        *(_unread("style", path) for path in request.style_paths),
    )
    return dataclasses.replace(record, sources=sources)


def with_touches(record: PictureRecord, touches: Touches) -> PictureRecord:
    """The record of another picture: the same one with finishing touches."""
    return dataclasses.replace(
        record,
        picture_id=uuid.uuid4().hex,
        made_at=_now(),
        outcome="touched",
        touches=touching.to_dict(touches),
        pixels_sha256="",
    )


def _unread(role: str, path: str) -> SourceRecord:
    return SourceRecord(role=role, path=path, title=Path(path).stem)


def pixels_sha256(pixels: Pixels) -> str:
    """A digest of the picture, whatever it is compressed with: size, depth, samples."""
    digest = hashlib.sha256(f"{pixels.shape} {pixels.dtype}".encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def to_dict(record: PictureRecord) -> dict[str, Any]:
    """The record as JSON-ready data. JSON has no infinities: they become null."""
    data = {
        field.name: getattr(record, field.name)
        for field in dataclasses.fields(record)
        if field.name not in ("sources", "more")
    }
    data["sources"] = [dataclasses.asdict(source) for source in record.sources]
    ready: dict[str, Any] = _json_ready({**record.more, _VERSION_KEY: SCHEMA_VERSION, **data})
    return ready


def from_dict(data: Mapping[str, Any]) -> PictureRecord:
    """The record that ``data`` describes.

    Raises:
        UserError: the data is of another shape.
    """
    try:
        known = {f.name: f for f in dataclasses.fields(PictureRecord) if f.name != "more"}
        values: dict[str, Any] = {"picture_id": "", "made_at": ""}
        for name in known.keys() & data.keys():
            values[name] = _checked(name, data[name])
        more = {
            key: value for key, value in data.items() if key not in known and key != _VERSION_KEY
        }
        return PictureRecord(**values, more=more)
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise UserError(
            "What is written in this picture about its making is damaged.",
            "The picture itself can be used.",
        ) from error


def _checked(name: str, value: Any) -> Any:
    """A value in its field's type."""
    if name == "sources":
        fields = {field.name for field in dataclasses.fields(SourceRecord)}
        return tuple(
            SourceRecord(**{key: _text(item) for key, item in source.items() if key in fields})
            for source in value
        )
    if name in ("request", "touches", "report"):
        if not isinstance(value, Mapping):
            raise TypeError(name)
        return dict(value)
    if name == "fraction":
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(name)
        return min(1.0, max(0.0, float(value)))
    if name == "made_at" and value:
        datetime.fromisoformat(_text(value))
    return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _json_ready(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _json_ready(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json_ready(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
