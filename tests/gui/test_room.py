"""What has to be seen whole where the window is at its narrowest."""

from PySide6.QtWidgets import QApplication, QComboBox

from briefer.gui.editor import EditorStack
from briefer.model.marking import UNMARKED
from briefer.value import replace

ARROW = 32


def test_where_the_marking_comes_from_is_seen_whole(session, qtbot):
    session.edit(replace(session.briefing, marking=UNMARKED))
    stack = EditorStack(session)
    qtbot.addWidget(stack)
    stack.resize(430, 900)
    stack.show()
    session.show(item="about", audience="markets")
    QApplication.processEvents()
    boxes = stack.page.findChildren(QComboBox)
    box = next(each for each in boxes if each.accessibleName() == "Marking")
    assert box.currentText() == "From the audience: TLP:GREEN"
    words = box.fontMetrics().horizontalAdvance(box.currentText())
    assert words + ARROW <= box.width()
