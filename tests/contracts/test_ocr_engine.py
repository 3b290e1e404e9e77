"""What every reading engine promises (model/promises/ocr_engine.py)."""

import pickle
import unicodedata

import numpy as np
import pytest

from archivist.model.promises.ocr_engine import OcrEngine, Picture, read_settings
from archivist.ocr.blank import BlankEngine
from archivist.ocr.tesseract import TesseractEngine
from archivist.ocr.tesserocr import TesserocrEngine
from archivist.troubles import LanguageMissing
from tests.ocr.typed import picture

ENGINES: dict[str, OcrEngine] = {"blank": BlankEngine(), "tesseract": TesseractEngine(), "tesserocr": TesserocrEngine()}
DPI, SECONDS = 200.0, 60.0
LINES = [(40.0, 40.0, "Hòa Bắc năm 2024"), (40.0, 120.0, "QUYẾT ĐỊNH")]


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> OcrEngine:
    return ENGINES[request.param]


@pytest.fixture(scope="module")
def written() -> Picture:
    return picture(LINES, (600, 220))


def test_it_travels_to_a_worker_by_its_value(engine: OcrEngine) -> None:
    assert pickle.loads(pickle.dumps(engine)) == engine


def test_name_and_version_say_what_reads(engine: OcrEngine) -> None:
    assert ENGINES[engine.name] is engine
    assert engine.version() == engine.version() != ""
    assert read_settings(engine, "vie") == {"engine": engine.name, "version": engine.version(), "languages": "vie"}


def test_the_answer_tells_what_was_read(engine: OcrEngine, written: Picture) -> None:
    text = engine.read(written, DPI, "vie", SECONDS)
    assert (text.size, text.dpi, text.languages) == ((600, 220), DPI, "vie")
    assert text.engine == engine.version()


def test_words_lie_on_the_picture_composed_and_with_a_confidence(engine: OcrEngine, written: Picture) -> None:
    for word in engine.read(written, DPI, "vie", SECONDS).words:
        assert word.text == unicodedata.normalize("NFC", word.text).strip() != ""
        assert 0 <= word.box.left < word.box.right <= 600
        assert 0 <= word.box.top < word.box.bottom <= 220
        assert 0.0 <= word.confidence <= 1.0


def test_the_same_picture_has_the_same_text(engine: OcrEngine, written: Picture) -> None:
    assert engine.read(written, DPI, "vie", SECONDS) == engine.read(written, DPI, "vie", SECONDS)


def test_colour_is_welcome(engine: OcrEngine, written: Picture) -> None:
    colour = np.repeat(written[:, :, None], 3, axis=2)
    assert engine.read(colour, DPI, "vie", SECONDS).text == engine.read(written, DPI, "vie", SECONDS).text


@pytest.mark.parametrize("shape", [(300, 200), (40, 3), (3, 40), (1, 1)])
def test_a_picture_without_text_has_no_lines(engine: OcrEngine, shape: tuple[int, int]) -> None:
    assert engine.read(np.full(shape, 255, np.uint8), DPI, "vie", SECONDS).lines == ()


def test_a_picture_may_be_a_window_of_another(engine: OcrEngine, written: Picture) -> None:
    whole = np.full((440, 1200), 255, np.uint8)
    whole[100:320, 200:800] = written
    assert engine.read(whole[100:320, 200:800], DPI, "vie", SECONDS).text == engine.read(written, DPI, "vie", SECONDS).text


def test_what_would_fail_every_page_is_told_before_the_first(engine: OcrEngine) -> None:
    engine.check("vie")
    if engine.name != "blank":
        with pytest.raises(LanguageMissing) as trouble:
            engine.check("vie+xyz")
        assert "tesseract-ocr-xyz" in trouble.value.advice()
