"""What was measured on a page, in a few words below it: how it was scanned, and what is the matter with it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from archivist.model.measures import Measures
from archivist.settings import Quality
from archivist.translation import N_, _
from archivist.ui.sight.page import PageSight
from archivist.ui.sight.states import Sign
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.theme.tokens import ICON, SPACE

COLOURS = {"1": N_("black and white"), "L": N_("grey"), "I;16": N_("grey")}
COLOUR = N_("colour")
FINE = Sign(N_("sharp and whole"), "state-done", "good")
BLURRED = Sign(N_("blurred"), "state-doubt", "doubt")
FAINT = Sign(N_("faint"), "state-doubt", "doubt")
DARK = Sign(N_("dark"), "state-doubt", "doubt")
CAST = Sign(N_("odd colour"), "state-doubt", "doubt")
CUT = Sign(N_("cut off"), "state-failed", "grave")
WAY_UP = Sign(N_("which way up?"), "state-doubt", "doubt")
BLANK = Sign(N_("blank"), "tray", "quiet")


def scanned(sight: PageSight) -> str:
    """Resolution and colours as captured; what was done to make it upright."""
    master, measures = sight.page.master, sight.measures
    parts = [_("{dpi} dpi").format(dpi=round(master.dpi)), _(COLOURS.get(master.mode, COLOUR))]
    if measures and measures.rotation:
        parts.append(_("turned by {degrees}°").format(degrees=measures.rotation))
    if measures and abs(measures.skew_deg) >= 0.1:
        parts.append(_("straightened by {degrees}°").format(degrees=f"{abs(measures.skew_deg):.1f}"))
    return "  ·  ".join(parts)


def signs_of(measures: Measures, bounds: Quality) -> tuple[Sign, ...]:
    """What is the matter with a page; that all is well, where nothing is."""
    return tuple(_found(measures, bounds)) or (FINE,)


def _found(measures: Measures, bounds: Quality) -> Iterator[Sign]:
    quality = measures.quality
    tests = {
        BLANK: measures.blank,
        WAY_UP: not measures.rotation_sure and not measures.blank,
        BLURRED: quality is not None and quality.blur_mm > bounds.most_blur,
        FAINT: quality is not None and measures.contrast < bounds.least_contrast,
        DARK: quality is not None and measures.paper < bounds.darkest_paper,
        CAST: quality is not None and quality.cast > bounds.most_cast,
        CUT: quality is not None and quality.cut >= bounds.cut_letters,
    }
    return (sign for sign, true in tests.items() if true)


class ChipsRow(QFrame):
    """A slim line below the page."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self._look = surroundings.look
        self._sight: PageSight | None = None
        self._bounds = Quality()
        self._scanned = QLabel(self)
        self._scanned.setObjectName("soft")
        self._chips = [(QLabel(self), QLabel(self)) for _n in range(3)]
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.large, SPACE.hair, SPACE.large, SPACE.hair)
        row.setSpacing(SPACE.small)
        row.addWidget(self._scanned)
        row.addStretch(1)
        for icon, word in self._chips:
            row.addWidget(icon)
            row.addWidget(word)
            row.addSpacing(SPACE.medium)
        surroundings.speech.say(self.setAccessibleName, N_("How the page was scanned"))
        surroundings.speech.tell(self._tell)
        surroundings.look.changed.connect(self._tell)

    def show_page(self, sight: PageSight | None, bounds: Quality | None = None) -> None:
        self._sight, self._bounds = sight, bounds or self._bounds
        self._tell()

    def _tell(self) -> None:
        sight = self._sight
        self._scanned.setText(scanned(sight) if sight else "")
        self._scanned.setAccessibleName(self._scanned.text() or _("How the page was scanned"))
        signs = signs_of(sight.measures, self._bounds) if sight and sight.measures else ()
        for number, (icon, word) in enumerate(self._chips):
            there = number < len(signs)
            icon.setVisible(there)
            word.setVisible(there)
            if there:
                sign = signs[number]
                colour = getattr(self._look.colours, sign.colour)
                icon.setPixmap(icons.pixmap(sign.shape, colour, ICON, self.devicePixelRatioF()))
                word.setText(_(sign.word))
                word.setStyleSheet(f"color: {colour};")
