"""Run a program with a window and end its process as soon as that is painted.

`painted.py BINDING MODULE FUNCTION UNTIL [ARGUMENT ...]`: UNTIL is "window", or "page" for the
first page of our preview. Every turn of the event loop looks; splash screens and dialogs do not
count.
"""

import os
import sys
from importlib import import_module

binding, module, function, until, *arguments = sys.argv[1:]
core = import_module(f"{binding}.QtCore")
widgets = import_module(f"{binding}.QtWidgets")


class Application(widgets.QApplication):
    def __init__(self, *given):
        super().__init__(*given)
        self.watch = core.QTimer(self)
        self.watch.timeout.connect(self.look)
        self.watch.start(0)

    def look(self):
        for window in self.topLevelWidgets():
            if not isinstance(window, widgets.QMainWindow) or not window.isVisible():
                continue
            if window.windowHandle().isExposed() and (until == "window" or has_page(window)):
                self.sync()
                os._exit(0)


def has_page(window):
    preview = getattr(window.desk, "preview", None)
    return preview is not None and bool(preview.pages.pictures.held)


widgets.QApplication = Application
sys.argv[1:] = arguments
getattr(import_module(module), function)()
sys.exit("It ended before it was painted.")
