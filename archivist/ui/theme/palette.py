"""Tokens become Qt's palette, so that Qt's own dialogs look like the desk."""

from PySide6.QtGui import QColor, QPalette

from archivist.ui.theme.tokens import Colours

_Role = QPalette.ColorRole


def palette_of(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _roles(colours).items():
        palette.setColor(role, QColor(name))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: colours.ground,
        _Role.WindowText: colours.ink,
        _Role.Base: colours.surface,
        _Role.AlternateBase: colours.ground,
        _Role.Text: colours.ink,
        _Role.PlaceholderText: colours.ink_soft,
        _Role.Button: colours.raised,
        _Role.ButtonText: colours.ink,
        _Role.ToolTipBase: colours.raised,
        _Role.ToolTipText: colours.ink,
        _Role.Highlight: colours.accent_soft,
        _Role.HighlightedText: colours.ink,
        _Role.Link: colours.accent,
        _Role.LinkVisited: colours.accent,
        _Role.Light: colours.raised,
        _Role.Mid: colours.edge,
        _Role.Dark: colours.control_edge,
        _Role.Accent: colours.accent,
    }
