"""The editor of one field: the very line of the page, the input below it, other readings, and what is wrong with it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from archivist.translation import N_, _
from archivist.ui.fields.forms import Form, Shape
from archivist.ui.fields.inputs import ENTER, AreaInput, ChoiceInput, Input, LineInput
from archivist.ui.fields.wording import difference, form, marks, shown
from archivist.ui.sight.description import FieldSight
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

CROP_HEIGHT = 84
FEW, MANY = 1, 5  # other readings shown; Alt and a digit takes the others too
LARGEST = 2.0  # times the size on paper at which a line is shown
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class FieldEditor(QFrame):
    """`accepted` carries the value, and whether all alike are meant; `walked` by how many fields the clerk goes on."""

    accepted = Signal(str, bool)
    walked = Signal(int)
    hopped = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self._look, self._speech = surroundings.look, surroundings.speech
        self._row: FieldSight | None = None
        self._warned = ""
        self._brief = False
        self._image: QImage | None = None
        self._label, self._crop, self._read, self._told, self._hint = (QLabel(self) for _ in range(5))
        self._label.setObjectName("heading")
        self._hint.setObjectName("soft")
        self._told.setObjectName("grave")
        for label in (self._label, self._read, self._told, self._hint):
            label.setWordWrap(True)
        self._crop.setObjectName("crop")
        self._crop.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._line, self._area, self._choice = LineInput(self), AreaInput(self), ChoiceInput(self)
        self._inputs = QStackedWidget(self)
        self._others = [self._other(number) for number in range(1, 6)]
        self._lay()
        for view in (self._line.popup(), self._choice.view()):
            self._speech.say(view.setAccessibleName, N_("Other readings"))
        self._speech.tell(self._tell)
        self._speech.say(self._crop.setAccessibleName, N_("The line of the page"))
        self._look.changed.connect(self._tell)
        self.hide()

    # --- what is edited ---

    @property
    def row(self) -> FieldSight | None:
        return self._row

    @property
    def input(self) -> Input:
        here = self._inputs.currentWidget()
        assert isinstance(here, LineInput | AreaInput | ChoiceInput)
        return here

    def edit(self, row: FieldSight | None) -> None:
        """Another field, or the same one anew; what is being typed into the same field stays."""
        same = self._row is not None and row is not None and (row.field, row.value) == (self._row.field, self._row.value)
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        if not same:
            self._warned = ""
            self._begin(row, form(row))
        self._tell()

    def take(self, text: str, *, more: bool = False) -> None:
        """Words from the page, or another reading, into the input; `more`: after what is there."""
        if self._row is None or form(self._row).shape is Shape.CHOICE:
            return
        there = self.input.said().strip()
        self.input.say(f"{there} {text}" if more and there else text)
        self._changed()
        self.input.setFocus()

    def show_line(self, image: QImage | None) -> None:
        """The line of the page where the value was read; None where that is not known."""
        self._image = image
        self._draw_line()

    def be_brief(self, brief: bool) -> None:
        """Without what is only good to know, where the screen is low."""
        if brief != self._brief:
            self._brief = brief
            self._tell()

    def focus_input(self) -> None:
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, row: FieldSight, wanted: Form) -> None:
        inputs: dict[Shape, Input] = {Shape.AREA: self._area, Shape.CHOICE: self._choice}
        here = inputs.get(wanted.shape, self._line)
        if isinstance(here, ChoiceInput):
            here.offer([(value, shown(row, value)) for value, _name in wanted.choices])
        elif isinstance(here, LineInput):
            here.offer(wanted)
        held = here.blockSignals(True)
        here.say(row.value if wanted.shape is Shape.CHOICE else wanted.shown(row.value))
        here.blockSignals(held)
        self._inputs.setCurrentWidget(here)
        self._inputs.setFixedHeight(here.sizeHint().height() if here is not self._area else self._area.height())

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Its own keys are not the window's while something is edited: Ctrl+Enter sends elsewhere."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in ENTER:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._pressed(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key in ENTER and not held & Qt.KeyboardModifier.ShiftModifier:
            self._accept(alike=bool(held & CONTROL))
        elif key == Qt.Key.Key_Space and held & CONTROL:
            self.hopped.emit()
        elif key == Qt.Key.Key_Escape and self._row is not None:
            self._begin(self._row, form(self._row))
            self._changed()
        elif held & ALT and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self._choose(key - Qt.Key.Key_1)
        elif watched is self._line and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._offering():
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _offering(self) -> bool:
        return self._line.popup().isVisible()

    def _choose(self, at: int) -> None:
        if self._row is not None and at < len(self._row.alternatives):
            self.take(form(self._row).shown(self._row.alternatives[at]))

    def _accept(self, *, alike: bool) -> None:
        """What breaks a rule is told first; a second Enter keeps it all the same: the paper may be wrong."""
        if self._row is None:
            return
        value = self._value()
        wrong = form(self._row).judged(value) if value or form(self._row).required else []
        if wrong and self._warned != value:
            self._warned = value
            self._told.setText(f"{wrong[0]}  {wrong[0].advice()}")
            self._told.show()
            return
        self.accepted.emit(value, alike)

    def _value(self) -> str:
        assert self._row is not None
        return form(self._row).value(self.input.said())

    def _changed(self) -> None:
        self._told.hide()
        self._tell_difference()

    # --- what is shown ---

    def _tell(self) -> None:
        row = self._row
        if row is None:
            for widget in (self._line, self._area, self._choice, *self._others):
                widget.setAccessibleName(_("Value of the field"))
            return
        word = ", ".join(m.word for m in marks(row))
        soft = self._look.colours.ink_soft
        self._label.setText(f"{_(row.label)}   <span style='font-weight:400;color:{soft}'>{word}</span>")
        for widget in (self._line, self._area, self._choice):
            widget.setAccessibleName(_(row.label))
        for number, button in enumerate(self._others, 1):
            there = number <= min(len(row.alternatives), FEW if self._brief else MANY)
            button.setVisible(there)
            button.setAccessibleName(_("Other readings"))
            if there:
                said = shown(row, row.alternatives[number - 1])
                button.setText(f"Alt+{number}   {self._short(said)}")
                button.setAccessibleName(said)
                button.setToolTip(said)
        self._hint.setText(_("Enter: right, next · Ctrl+Enter: all alike · Ctrl+Space: words of the page"))
        self._hint.setVisible(not self._brief)
        self._told.setVisible(bool(self._warned))
        self._tell_difference()
        self._draw_line()

    def _tell_difference(self) -> None:
        """What the machine read beside what is there now, where they are not the same."""
        row = self._row
        read = " ".join(row.proposed.origin.read.split()) if row and row.proposed else ""
        now = self._value() if row else ""
        there = bool(read) and bool(now) and read != now and row is not None and form(row).shape is not Shape.DATE
        self._read.setVisible(there)
        if there:
            self._read.setText(f"{_('Read:')} {difference(read, now, self._look.colours)}")

    def _draw_line(self) -> None:
        image = self._image
        self._crop.setVisible(image is not None and self._row is not None)
        if image is None or image.isNull() or self.width() <= 1:
            return
        room = max(self.width() - 2 * SPACE.large, 1)
        scale = min(LARGEST, room / image.width(), CROP_HEIGHT / image.height())
        device = self.devicePixelRatioF()
        size = image.size() * scale * device
        seen = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        picture = QPixmap.fromImage(seen)
        picture.setDevicePixelRatio(device)
        self._crop.setPixmap(picture)
        self._crop.setFixedHeight(round(seen.height() / device) + 2)

    def _short(self, text: str) -> str:
        room = self.width() - 2 * SPACE.broad - self.fontMetrics().horizontalAdvance("Alt+5    ")
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room, 60))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._tell()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.large, SPACE.medium, SPACE.large, SPACE.medium)
        column.setSpacing(SPACE.small)
        for widget in (self._line, self._area, self._choice):
            self._inputs.addWidget(widget)
            widget.installEventFilter(self)
            widget.typed.connect(self._changed)
        for part in (self._label, self._crop, self._inputs, self._told, self._read):
            column.addWidget(part)
        for button in self._others:
            row = QHBoxLayout()
            row.addWidget(button, 1)
            column.addLayout(row)
        column.addWidget(self._hint)

    def _other(self, number: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("link")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(number - 1))
        return button
