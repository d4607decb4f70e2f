"""The work of an export, step by step in a thread of its own; it stops between two steps."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal

from briefer.errors import BrieferError
from briefer.gui.export.plan import Order, needs_pages
from briefer.gui.task import Task
from briefer.pipeline import Delivery, check, export
from briefer.pipeline.check import Checked
from briefer.pipeline.export import Exported
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.typeset import Standing
from briefer.value import replace


class Job(Task):
    """Steps that are done one after another; `stepped` tells what came of each.

    A step that an error ends gives an Exported with the fault and no files.
    """

    stepped = Signal(object)

    def __init__(self, orders: Iterable[Order], step: Callable[[Order], object]) -> None:
        super().__init__()
        self._orders = tuple(orders)
        self._step = step

    def work(self) -> None:
        """Do the steps until all are done or an interruption is asked for."""
        for order in self._orders:
            if self.isInterruptionRequested():
                return
            try:
                outcome = self._step(order)
            except BrieferError as fault:
                outcome = Exported(request=order.request, files=(), problems=(), faults=(fault,))
            self.stepped.emit(outcome)


def checking(opened: Opened, library: Library, orders: Iterable[Order]) -> Job:
    """Return the job that finds the problems of the editions; each step gives a Checked."""
    return Job(orders, partial(_check, opened, library))


def _check(opened: Opened, library: Library, order: Order) -> Checked:
    return check(opened, library, order.request, lay_out=needs_pages(order))


def writing(opened: Opened, library: Library, orders: Iterable[Order], delivery: Delivery) -> Job:
    """Return the job that writes the editions; each step gives an Exported."""
    return Job(orders, partial(_write, opened, library, delivery, Standing()))


def _write(
    opened: Opened, library: Library, delivery: Delivery, standing: Standing, order: Order
) -> Exported:
    one = replace(delivery, formats=order.formats)
    return next(iter(export(opened, library, (order.request,), one, standing)))
