"""The rules of the style sheet, with the names of tokens for colours."""

from typing import Final

RULES: Final = """
* { color: $text; }
QMainWindow, QDialog { background: $window; }
QLabel { background: transparent; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }

QWidget[kind="surface"] { background: $surface; }
QFrame[kind="top"] { background: $window; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="foot"] { background: $window; border: 0; border-top: 1px solid $line; }
QFrame[kind="message"] { background: $raised; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="message"][severity="info"] { border-left: 4px solid $accent; }
QFrame[kind="message"][severity="warning"] { border-left: 4px solid $missing; }
QFrame[kind="message"][severity="error"] { border-left: 4px solid $withheld; }
QWidget[kind="window"] { background: $window; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="raised"] { background: $raised; border: 1px solid $edge; border-radius: 6px; }
QFrame[kind="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="upright"] { background: $line; border: 0; max-width: 1px; min-width: 1px; }

QLabel[kind="display"] { font-size: 30px; font-weight: 600; }
QLabel[kind="lead"] { font-size: 17px; color: $secondary; }
QLabel[kind="title"] { font-size: 24px; font-weight: 600; }
QLabel[kind="heading"] { font-size: 17px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="text"] { font-size: 15px; }
QLabel[kind="label"] { font-size: 11px; font-weight: 600; color: $secondary; }
QLabel[kind="small"] { font-size: 11px; color: $secondary; }
QLabel[kind="secondary"] { color: $secondary; }
QLabel[kind="shared"] { color: $shared; }
QLabel[kind="own"] { color: $own; font-weight: 600; }
QLabel[kind="withheld"] { color: $withheld; font-weight: 600; }
QLabel[kind="tag"] {
    font-size: 11px; color: $missing; border: 1px solid $missing; border-radius: 4px;
    padding: 1px 6px;
}
QLabel[kind="missing"] { color: $missing; font-weight: 600; }
QLabel:disabled { color: $disabled; }

QPushButton {
    background: $surface; border: 1px solid $edge; border-radius: 6px;
    min-height: 20px; padding: 4px 12px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selected; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled {
    background: $hover; color: $disabled; border-color: $line;
}
QPushButton[kind="danger"] { color: $withheld; border-color: $withheld; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:checked { background: $selected; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="link"] {
    background: transparent; border-color: transparent; color: $accent; padding: 4px 6px;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 3px 5px; }
QPushButton[kind="row"] {
    background: transparent; border-color: transparent; text-align: left; padding: 6px 12px;
    min-height: 30px;
}
QPushButton[kind="row"]:disabled { background: transparent; border-color: transparent; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton[kind="status"] {
    background: transparent; border-color: transparent; min-height: 16px; padding: 1px 6px;
    font-size: 11px;
}
QPushButton[kind="status"]:hover { background: $hover; }
QPushButton[kind="status"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[kind="segment"], QToolButton[kind="segment"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px;
    min-height: 22px; padding: 4px 12px;
}
QPushButton[kind="segment"]:hover, QToolButton[kind="segment"]:hover { background: $hover; }
QPushButton[kind="segment"]:checked, QToolButton[kind="segment"]:checked {
    background: $selected; border-color: $accent; color: $accent; font-weight: 600;
}
QPushButton[kind="segment"]:focus, QToolButton[kind="segment"]:focus {
    border: 2px solid $accent; padding: 3px 11px;
}

QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 3px; min-width: 20px; min-height: 20px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton:focus { border: 2px solid $accent; padding: 2px; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; width: 0; }

QAbstractScrollArea { background: $surface; border: 0; }

QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; border: 1px solid $edge; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox { min-height: 20px; padding: 4px 8px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 3px 7px;
}
QLineEdit[state="wrong"], QLineEdit[state="wrong"]:focus { border-color: $withheld; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled,
QDateEdit:disabled, QSpinBox:disabled { color: $disabled; border-color: $line; }
QTextEdit[kind="writing"], QPlainTextEdit[kind="writing"], QTextBrowser[kind="writing"] {
    border-color: $line; font-size: 15px; padding: 8px 12px;
}
QTextEdit[kind="writing"]:focus, QPlainTextEdit[kind="writing"]:focus { padding: 7px 11px; }
QTextEdit[kind="article"], QTextEdit[kind="article"]:focus {
    border: 2px solid transparent; border-radius: 0; padding: 0; font-size: 15px;
}
QTextEdit[kind="article"]:focus { border-color: $accent; }
QLineEdit[kind="search"] { font-size: 15px; min-height: 26px; }
QTextEdit[kind="prose"] { border: 1px solid transparent; padding: 2px; }
QTextEdit[kind="prose"]:hover { border-color: $line; }
QTextEdit[kind="prose"]:focus { border: 2px solid $accent; padding: 1px; }
QTextEdit[kind="answer"] { padding: 2px; }
QTextEdit[kind="answer"]:focus { padding: 1px; }
QTextEdit[kind="beside"] {
    border: 0; border-left: 3px solid $line; border-radius: 0; padding: 0 0 0 6px;
    background: transparent; color: $secondary;
}
QTextEdit[kind="beside"]:focus { border: 2px solid $accent; padding: 0 0 0 5px; }
QTextEdit[kind="single"], QTextEdit[kind="heading"] { padding: 2px 5px 1px 5px; }
QTextEdit[kind="single"]:focus, QTextEdit[kind="heading"]:focus { padding: 1px 4px 0 4px; }
QTextEdit[kind="heading"] { font-size: 17px; }
QTextEdit[state="withheld"] { color: $secondary; }
QLineEdit[state="fault"] { border-color: $missing; color: $missing; }
QPushButton[kind="tiny"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; color: $accent;
    font-size: 11px; min-height: 16px; padding: 0 4px;
}
QPushButton[kind="tiny"]:hover { background: $hover; }
QPushButton[kind="tiny"]:focus { border: 2px solid $accent; padding: 0 3px; min-height: 14px; }
QFrame[kind="fault"] { background: $raised; border: 1px solid $withheld; border-radius: 6px; }
QTableView[kind="grid"] { border: 1px solid $edge; border-radius: 0; }
QTableView[kind="grid"]:focus { border: 2px solid $accent; }
QTableView[kind="grid"]::item { padding: 4px 6px; }
QTextEdit[kind="cell"], QTextEdit[kind="cell"]:focus {
    border: 2px solid $accent; border-radius: 0; padding: 2px 2px 0 2px;
}
QToolButton[kind="chooser"] {
    border: 1px solid $line; border-radius: 6px; min-height: 18px; padding: 2px 22px 2px 6px;
    background: $surface;
}
QToolButton[kind="chooser"]:hover { background: $hover; }
QToolButton[kind="chooser"]:focus { border: 2px solid $accent; padding: 1px 21px 1px 5px; }
QToolButton[kind="chooser"]::menu-indicator {
    image: url($icons/chevron-down.svg); width: 14px; height: 14px;
    subcontrol-origin: border; subcontrol-position: right center; right: 5px;
}
QLineEdit[kind="plain"] { border-color: transparent; background: transparent; }
QLineEdit[kind="plain"]:focus { border: 2px solid $accent; background: $surface; }

QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
    image: url($icons/chevron-down.svg); width: 16px; height: 16px;
}
QComboBox[kind="quiet"] { background: transparent; border-color: transparent; }
QComboBox[kind="quiet"]:hover { background: $hover; }
QComboBox[kind="quiet"]:focus { border: 2px solid $accent; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    background: $raised; border: 1px solid $edge;
}
QAbstractSpinBox > QLineEdit {
    border: 0; padding: 0; margin-left: 6px; min-height: 0; background: transparent;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; }
QAbstractSpinBox::up-arrow {
    image: url($icons/chevron-up.svg); width: 14px; height: 14px;
}
QAbstractSpinBox::down-arrow {
    image: url($icons/chevron-down.svg); width: 14px; height: 14px;
}

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $surface;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/check.svg);
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url($icons/dash.svg);
}
QRadioButton::indicator:checked {
    width: 8px; height: 8px; border: 5px solid $accent; border-radius: 9px; background: $surface;
}
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: 6px; }

QScrollArea[kind="plain"], QScrollArea[kind="plain"] > QWidget > QWidget {
    background: transparent; border: 0;
}
QScrollArea[kind="plain"]:focus { border: 2px solid $accent; border-radius: 6px; }
QTreeView, QListView, QTableView {
    background: transparent; border: 2px solid transparent;
    selection-background-color: $selected; selection-color: $text;
    show-decoration-selected: 1; outline: 0;
}
QTreeView::item, QListView::item { height: 28px; padding: 0 4px; }
QTreeView[kind="wrapped"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QTreeView[kind="wrapped"]::item { height: none; min-height: 24px; padding: 4px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selected; color: $text; }
QTreeView:focus, QListView:focus, QTableView:focus { border: 2px solid $accent; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($icons/chevron-right.svg); }
QTreeView::branch:has-children:open { image: url($icons/chevron-down.svg); }
QListView[kind="wrapped"]::item { height: none; padding: 6px 8px; }
QListView[kind="ordered"] {
    background: $surface; border: 1px solid $edge; border-radius: 6px; padding: 1px;
}
QListView[kind="ordered"]:focus { border: 2px solid $accent; padding: 0; }
QTableView[kind="cells"]:focus { border-color: transparent; }
QTableView::item { padding: 0 8px; }
QTableView { background: $surface; gridline-color: $line; }
QHeaderView { background: $surface; }
QHeaderView::section {
    background: $surface; color: $secondary; border: 0; border-bottom: 1px solid $edge;
    padding: 6px 8px; font-size: 11px; font-weight: 600;
}
QTableCornerButton::section { background: $surface; border: 0; }

QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QMenu::right-arrow { image: url($icons/chevron-right.svg); width: 14px; height: 14px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $secondary; padding: 7px 12px; border: 0;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:focus { background: $selected; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QToolBar { background: transparent; border: 0; spacing: 4px; padding: 4px; }
QProgressBar {
    background: $hover; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QGroupBox {
    border: 1px solid $line; border-radius: 6px; margin-top: 9px; padding: 12px 8px 8px 8px;
}
QGroupBox::title { subcontrol-origin: margin; left: 8px; padding: 0 4px; color: $secondary; }

QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
