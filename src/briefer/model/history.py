"""Undo and redo over immutable snapshots."""

from typing import Generic, TypeVar

from briefer.value import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Generic[T]):
    """A value and those before and after; `run` names the typing that the next may join."""

    present: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()
    run: str = ""

    def record(self, value: T, run: str = "") -> "History[T]":
        """Return the history after a change; changes of one run (not "") are one step to undo."""
        if value == self.present:
            return self
        joins = bool(run) and run == self.run and bool(self.past)
        past = self.past if joins else (*self.past, self.present)
        return History(present=value, past=past, run=run)

    def undo(self) -> "History[T]":
        """Return the history one step back, itself where there is none."""
        if not self.past:
            return self
        return History(
            present=self.past[-1], past=self.past[:-1], future=(self.present, *self.future)
        )

    def redo(self) -> "History[T]":
        """Return the history one step on, itself where there is none."""
        if not self.future:
            return self
        return History(
            present=self.future[0], past=(*self.past, self.present), future=self.future[1:]
        )
