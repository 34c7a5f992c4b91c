"""What the message bar says: one sentence, a reason, what can be done, and what lies behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from stylestudio.errors import InternalError, StyleStudioError
from stylestudio.ui.wording import message_words, remedy_words

#: A button's words and what it does.
Action = tuple[str, Callable[[], None]]

#: More buttons than these would not be read.
MOST_ACTIONS = 3
_MOST_CAUSES = 4


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        kind: ``error`` or ``notice``.
        sentence: what happened.
        reason: why, or what to do; may be empty.
        details: technical words that are folded away; may be empty.
        actions: at most three buttons.
        is_bug: whether it is our fault, so that a report is worth copying.
        topic: what it is about; a newer message about the same takes its place.
    """

    kind: str
    sentence: str
    reason: str = ""
    details: str = ""
    actions: tuple[Action, ...] = ()
    is_bug: bool = False
    topic: str = ""

    @property
    def text(self) -> str:
        """Sentence and reason."""
        return f"{self.sentence} {self.reason}".strip()

    def rephrased(self, rephrase: Callable[[str], str]) -> Message:
        """The same in another language."""
        return replace(
            self,
            sentence=rephrase(self.sentence),
            reason=rephrase(self.reason),
            actions=tuple((rephrase(words), do) for words, do in self.actions),
        )

    def takes_place_of(self, earlier: Message) -> bool:
        """Whether it says the same, or something newer about the same topic."""
        same_topic = bool(self.topic) and self.topic == earlier.topic
        return same_topic or (self.kind, self.text) == (earlier.kind, earlier.text)


def error_message(
    error: StyleStudioError | str, actions: Sequence[Action] = (), topic: str = ""
) -> Message:
    """The message about an error, or about a sentence that says one."""
    few = tuple(actions[:MOST_ACTIONS])
    if isinstance(error, str):
        return Message("error", error, actions=few, topic=topic)
    return Message(
        "error",
        message_words(error),
        remedy_words(error),
        details=_causes(error),
        actions=few,
        is_bug=isinstance(error, InternalError),
        topic=topic,
    )


def _causes(error: BaseException) -> str:
    """What led to the error, one line each; tracebacks are for the log."""
    lines: list[str] = []
    cause = error.__cause__
    while cause is not None and len(lines) < _MOST_CAUSES:
        lines.append(f"{type(cause).__name__}: {cause}")
        cause = cause.__cause__
    return "\n".join(lines)
