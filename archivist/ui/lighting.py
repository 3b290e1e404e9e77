"""Page, text and fields in one light: what is chosen in one is lit in the others."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage

from archivist.model.geometry import Box
from archivist.model.search import Term, says_any
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.ui.page_view.crop import crop_of
from archivist.ui.page_view.hopping import Hopping
from archivist.ui.page_view.rendition import Picture
from archivist.ui.page_view.showing import Showing
from archivist.ui.page_view.stamp import StampSight, stamp_box
from archivist.ui.page_view.view import Fit
from archivist.ui.page_view.words import At, line_at, said, words_in
from archivist.ui.panes import Panes
from archivist.ui.sight.page import PageSight
from archivist.ui.surroundings import Surroundings

STEP = 1.25


class Lighting(QObject):
    """The page in front, and what is lit or chosen on it; `worded` carries words that were taken from the paper, `cropped`
    the picture of the lit place.
    """

    met = Signal(object)
    worded = Signal(str)
    cropped = Signal(object)
    hop_left = Signal()

    def __init__(
        self, panes: Panes, actions: Mapping[str, QAction], surroundings: Surroundings, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page, self._text, self._actions = panes.page, panes.text, actions
        self._view = panes.page.view
        self._showing = Showing(surroundings, settings, self)
        self._sight: PageSight | None = None
        self._words: tuple[At, ...] = ()
        self._terms: tuple[Term, ...] = ()
        self._lit: tuple[str | None, Box | None] = (None, None)
        self._picture: Picture | None = None
        self._stamp_lines: tuple[str, ...] = ()
        self._bounds = settings.quality
        self._hopping = Hopping(self)
        self._view.installEventFilter(self._hopping)
        self._connect()
        self._choose(())

    def show(self, workspace: Workspace, page_id: str, neighbours: tuple[str, ...], following: str | None = None) -> None:
        self._showing.show(workspace, page_id, neighbours, following)

    def tell_stamp(self, lines: tuple[str, ...]) -> None:
        """What the stamp of the page says that is shown next, or is shown already; nothing for a page that bears none."""
        if lines != self._stamp_lines:
            self._stamp_lines = lines
            self._show_stamp()

    @property
    def page_id(self) -> str | None:
        return self._sight.page.page_id if self._sight else None

    def nothing(self) -> None:
        self._showing.nothing()
        self._sight = None
        self._lit, self._picture = (None, None), None
        self._view.lay_paper((1, 1))
        self._view.setEnabled(False)
        self._text.show_text(None)
        self._page.name_nothing()
        self._page.chips.show_page(None)
        for name in ("compare", "loupe"):
            self._actions[name].setChecked(False)
        self._choose(())

    def light(self, page_id: str | None, box: Box | None) -> None:
        """A place on a page, at once or when that page comes; None for no place."""
        self._lit = (page_id, box)
        self._show_lit()

    def find(self, terms: Sequence[Term]) -> None:
        """Words that are searched for: lit on this page and on those that come, until there are none."""
        self._terms = tuple(terms)
        self._show_found()

    def hop(self) -> None:
        """The clerk takes words with the arrow keys, from the lit place on."""
        text = self._sight.text if self._sight else None
        if text:
            _page_id, box = self._lit
            near = words_in(text, box.grown(4)) if box else ()
            self._hopping.begin(text, near[0] if near else None)
            self._view.setFocus()

    def _connect(self) -> None:
        self._hopping.moved.connect(self._choose)
        self._hopping.taken.connect(self.worded)
        self._hopping.left.connect(self.hop_left)
        self._showing.sighted.connect(self._lay)
        self._showing.pictured.connect(self._draw)
        self._showing.met.connect(self.met)
        self._text.chosen.connect(self._light_lines)
        self._view.clicked.connect(self._clicked)
        self._view.stretched.connect(self._stretched)
        self._view.stretch_ended.connect(self._take)
        self._view.master_held.connect(self._actions["master"].setChecked)
        self._actions["master"].toggled.connect(self._show_master)
        self._showing.mastered.connect(self._view.before.show_master)
        self._showing.besided.connect(self._view.lay_second)
        self._actions["compare"].toggled.connect(self._compare)
        self._page.compare.addAction(self._actions["compare"])  # its key works on the slider, too
        self._actions["loupe"].toggled.connect(self._view.show_loupe)
        self._actions["two_pages"].toggled.connect(self._lay_double)
        self._actions["stamp"].toggled.connect(lambda _shown: self._show_stamp())
        for name, call in {
            "zoom_in": lambda: self._view.zoom(STEP),
            "zoom_out": lambda: self._view.zoom(1 / STEP),
            "fit_page": lambda: self._view.fit_to(Fit.PAGE),
            "fit_width": lambda: self._view.fit_to(Fit.WIDTH),
            "turn": self._view.turn,
            "copy": self._copy,
        }.items():
            self._actions[name].triggered.connect(call)

    # --- the page ---

    def _lay(self, sight: PageSight) -> None:
        self._sight, self._picture = sight, None
        self._view.setEnabled(True)
        self._actions["master"].setChecked(False)
        self._view.lay_paper(sight.size)
        self._page.chips.show_page(sight, self._bounds)
        self._show_stamp()
        if self._actions["compare"].isChecked():
            self._showing.fetch_master()
        self._text.show_text(sight.text)
        self._choose(())
        self._show_lit()
        self._show_found()

    def _draw(self, picture: Picture) -> None:
        self._view.change_paper(picture.size)
        self._view.sheet.show_picture(picture)
        if not self._actions["master"].isChecked():
            self._picture = picture
            self._crop()

    def _show_master(self, held: bool) -> None:
        """The marks lie on the rendition; over the master they would lie."""
        self._view.marks.setVisible(not held)
        if held:
            self._showing.show_master()
        else:
            self._showing.show_rendition()

    def _compare(self, shown: bool) -> None:
        """The line is drawn with the slider below the page: the arrow keys move it."""
        self._page.compare.setVisible(shown)
        if shown:
            self._showing.fetch_master()
            self._page.compare.setFocus()
        else:
            self._view.before.show_master(None)
            self._view.setFocus()

    def _lay_double(self, double: bool) -> None:
        self._showing.show_beside(double)
        if not double:
            self._view.lay_second(None)

    def _show_stamp(self) -> None:
        """Where the facsimile will bear its code, as long as the clerk wants to see it."""
        sight = self._sight
        place = sight.stamp if sight else None
        shown = self._stamp_lines and self._actions["stamp"].isChecked()
        box = stamp_box(place.box, sight.size, sight.page.master.dpi) if sight and place else None
        self._view.show_stamp(StampSight(box, self._stamp_lines) if shown and box else None)

    # --- what is lit and chosen ---

    def _show_lit(self) -> None:
        page_id, box = self._lit
        here = self._sight is not None and self._sight.page.page_id == page_id
        self._view.marks.light_field(box if here else None)
        if here and box:
            self._view.look_at(box)
        self._crop()

    def _show_found(self) -> None:
        text = self._sight.text if self._sight and self._terms else None
        boxes = [w.box for w in text.words if says_any(self._terms, w.text)] if text else []
        self._view.marks.light_found(boxes)
        if boxes:
            self._view.look_at(boxes[0])

    def _crop(self) -> None:
        """The picture of the lit place, as soon as it and the picture are there."""
        page_id, box = self._lit
        here = self._sight is not None and self._sight.page.page_id == page_id
        image: QImage | None = crop_of(self._picture, box) if here and box and self._picture else None
        self.cropped.emit(image)

    def _light_lines(self, numbers: Sequence[int]) -> None:
        lines = self._sight.text.lines if self._sight and self._sight.text else ()
        boxes = [lines[i].box for i in numbers if i < len(lines) and lines[i].words]
        self._view.marks.light_lines(boxes)
        if boxes:
            self._view.look_at(boxes[0])
        self._able()

    def _clicked(self, x: float, y: float) -> None:
        self._choose(())
        text = self._sight.text if self._sight else None
        number = line_at(text, (x, y)) if text else None
        if number is None:
            self._text.clearSelection()
        else:
            self._text.go_to(number)

    def _stretched(self, stretch: Box) -> None:
        text = self._sight.text if self._sight else None
        self._choose(words_in(text, stretch) if text else ())

    def _take(self) -> None:
        """The words in the box that the clerk has drawn."""
        text = self._sight.text if self._sight else None
        if text and self._words:
            self.worded.emit(" ".join(said(text, self._words).split()))

    def _choose(self, words: Sequence[At]) -> None:
        self._words = tuple(words)
        text = self._sight.text if self._sight else None
        self._view.marks.choose_words([text.lines[at.line].words[at.word].box for at in self._words] if text else [])
        self._able()

    def _able(self) -> None:
        self._actions["copy"].setEnabled(bool(self._words or self._text.said()))

    def _copy(self) -> None:
        """Words chosen on the paper; else the lines chosen in the text."""
        text = self._sight.text if self._sight else None
        chosen = said(text, self._words) if text and self._words else self._text.said()
        if chosen:
            QGuiApplication.clipboard().setText(chosen)
