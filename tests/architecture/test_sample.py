"""The bundled sample batch is what its truth says: files, sizes, resolutions, words, codes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
TRUTH: dict[str, Any] = json.loads((SAMPLE / "truth.json").read_text(encoding="utf-8"))
PAGES: list[dict[str, Any]] = TRUTH["pages"]
DOCUMENTS: list[dict[str, Any]] = TRUTH["documents"]


def lines_of(document: dict[str, Any]) -> list[str]:
    """Every printed line of a document, page after page."""
    return [line for page in PAGES if page["file"] in document["files"] for line in page["lines"]]


def grey_middle(name: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The picture in grey without its outer eighth, where staples and the lid are."""
    with Image.open(SAMPLE / name) as picture:
        width, height = picture.size
        return np.asarray(picture.convert("L").crop((width // 8, height // 8, width * 7 // 8, height * 7 // 8)))


def test_every_picture_is_told_of_in_the_order_of_the_feeder() -> None:
    assert [page["file"] for page in PAGES] == [f"scan_{n}.jpg" for n in range(1, len(PAGES) + 1)]
    assert {path.name for path in SAMPLE.glob("*.jpg")} == {page["file"] for page in PAGES}
    assert len(PAGES) > 9, "natural sorting is only tried by a two-figure number"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_a_picture_is_colour_at_its_true_size(page: dict[str, Any]) -> None:
    wide, high = page["size_mm"] if page["rotation"] % 180 == 0 else reversed(page["size_mm"])
    with Image.open(SAMPLE / page["file"]) as picture:
        assert picture.format == "JPEG"
        assert picture.mode == "RGB"
        assert picture.info["dpi"] == (page["dpi"], page["dpi"])
        assert picture.size == (round(wide / 25.4 * page["dpi"]), round(high / 25.4 * page["dpi"]))


def test_the_batch_stays_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 6 * 1024 * 1024


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["code"])
def test_the_fields_of_a_document_stand_on_its_pages(document: dict[str, Any]) -> None:
    lines = lines_of(document)
    assert f"Số: {document['code']}" in lines
    assert document["code"] == f"{document['number']}/{document['notation']}"
    assert document["signer_name"] in lines
    assert document["signer_title"] in lines
    day = date.fromisoformat(document["date"])
    dated = next(line for line in lines if line.startswith(f"{document['place']}, ngày "))
    assert [int(word) for word in dated.split() if word.isdigit()] == [day.day, day.month, day.year]
    assert document["subject"] in " ".join(lines)
    if document["doc_type"] != "CÔNG VĂN":
        assert document["doc_type"] in lines


def test_pages_of_a_document_follow_one_another() -> None:
    for ordinal, document in enumerate(DOCUMENTS, start=1):
        pages = [page for page in PAGES if page["document"] == ordinal and page["role"] == "page"]
        assert [page["file"] for page in pages] == document["files"]
        assert [page["page"] for page in pages] == list(range(1, len(pages) + 1))


def test_the_dossier_spans_its_documents() -> None:
    dates = sorted(document["date"] for document in DOCUMENTS)
    assert (TRUTH["dossier"]["startDate"], TRUTH["dossier"]["endDate"]) == (dates[0], dates[-1])


def test_the_separator_and_no_other_side_carries_a_code() -> None:
    for page in PAGES:
        with Image.open(SAMPLE / page["file"]) as picture:
            small = picture.convert("L").reduce(2)
        words = {code.text for code in zxingcpp.read_barcodes(np.asarray(small))}
        assert words == ({page["code"]} if page["role"] == "separator" else set()), page["file"]


def test_blank_sides_bear_no_ink_and_pages_do() -> None:
    for page in PAGES:
        middle = grey_middle(page["file"])
        has_ink = bool((middle < np.median(middle) * 0.6).mean() > 0.001)
        assert has_ink == (page["role"] != "blank"), page["file"]


def test_nothing_in_the_sample_is_marked_secret() -> None:
    for page in PAGES:
        words = " ".join(page["lines"] + page["stamps"]).split()
        assert "MẬT" not in words, page["file"]
