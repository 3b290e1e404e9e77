"""Tokens become the style sheet: flat surfaces, hairlines, one accent, and a focus that is always seen."""

from string import Template

from archivist.ui.theme.tokens import SPACE, Colours

_SHEET = Template("""
QMainWindow, QDialog { background: $ground; }
QMenuBar { background: $ground; border-bottom: 1px solid $edge; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QMenu { background: $raised; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $edge; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QToolTip { background: $raised; color: $ink; border: 1px solid $control_edge; padding: 4px; }
QSplitter::handle { background: $edge; }
QSplitter::handle:hover { background: $accent; }
QAbstractItemView { background: $surface; border: none; outline: none; }
QTreeView:focus, QListView:focus, QTableView:focus { border: none; }
QGraphicsView { background: $table; border: none; }
#bar { background: $surface; border-bottom: 1px solid $edge; }
#living { background: $ground; border-top: 1px solid $edge; }
QListView#strip { background: $ground; border-top: 1px solid $edge; }
#notice { background: $accent_soft; border-bottom: 1px solid $accent; }
#lenses { background: $ground; border-bottom: 1px solid $edge; }
#chips { background: $surface; border-top: 1px solid $edge; }
QSlider { background: $surface; padding: 3px 12px; }
QSlider::groove:horizontal { height: 4px; background: $control_edge; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 7px; background: $accent; }
QSlider:focus { border: 1px solid $accent; }
#guide { background: $accent_soft; border-bottom: 1px solid $edge; }
#keycap { background: $raised; color: $ink; border: 1px solid $control_edge; border-bottom: 2px solid $control_edge; }
#keycap { border-radius: 4px; padding: 1px 8px; font-weight: 600; }
QToolButton#lens { padding: 5px 12px; border-radius: 5px; color: $ink_soft; }
QToolButton#lens:checked { background: $surface; border: 1px solid $edge; color: $ink; font-weight: 600; }
QToolButton#lens:focus { border: 1px solid $accent; }
#editor { background: $raised; border-bottom: 1px solid $edge; }
#crop { background: #fbfaf7; border: 1px solid $edge; }
#grave { color: $grave; }
QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $ink; border: 1px solid $control_edge; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $ink_soft; }
QLineEdit, QPlainTextEdit, QComboBox { border-radius: 4px; padding: 4px 6px; }
QComboBox::drop-down { border: none; background: transparent; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
#topics { background: $ground; border-right: 1px solid $edge; padding-top: 8px; }
#topics::item { padding: 6px 14px; color: $ink; }
#topics::item:selected { background: $accent_soft; color: $ink; border-left: 3px solid $accent; }
#palette QListWidget::item { padding: 4px 6px; }
QLineEdit, QPlainTextEdit { selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 3px 5px; }
QListView#wall { background: $ground; }
#heading { font-weight: 600; }
#soft { color: $ink_soft; }
QTabBar { background: $ground; }
QTabBar::tab { padding: 7px 11px; background: transparent; color: $ink_soft; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:hover { color: $ink; background: $accent_soft; }
QTabBar::tab:focus { background: $accent_soft; }
QTabWidget::pane { border: none; border-top: 1px solid $edge; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px; color: $ink; }
QToolButton:hover { background: $accent_soft; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:checked { background: $accent_soft; border: 1px solid $accent; }
QPushButton { background: $raised; border: 1px solid $control_edge; border-radius: 5px; padding: 6px 16px; color: $ink; }
QPushButton:hover { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 15px; }
QPushButton:disabled { color: $quiet; border: 1px solid $edge; }
QPushButton#primary { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton#primary:focus { border: 2px solid $ink; padding: 5px 15px; }
QPushButton#link { background: transparent; border: 1px solid transparent; color: $accent; }
QPushButton#link { text-align: left; padding: 4px 6px; }
QPushButton#link:hover { text-decoration: underline; }
QPushButton#link:focus { border: 1px solid $accent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $control_edge; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:horizontal { margin: 3px 2px; min-width: 30px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet_of(colours: Colours) -> str:
    names = {name: getattr(colours, name) for name in colours.__slots__ if name != "dark"}
    return _SHEET.substitute(names, medium=SPACE.medium)
