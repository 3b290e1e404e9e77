import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.drawn.__main__ import LAYOUTS, page_truth, write
from tools.drawn.damage import DAMAGES
from tools.drawn.paper import Drawn, signer_fields

DPI = 40  # coarse: the words are what counts here


@pytest.mark.parametrize("draw", dict.fromkeys(LAYOUTS))
def test_what_is_true_of_a_paper_stands_on_it(draw: Callable[[int, int], Drawn]) -> None:
    for seed in (3, 11):
        drawn = draw(seed, DPI)
        words = " ".join(" ".join(line for sheet in drawn.sheets for line in sheet.lines).split())
        for field in ("code", "signer_name", "place", "person_number", "tthc_dossier"):
            assert drawn.fields.get(field, "") in words


def test_the_same_seed_draws_the_same_paper() -> None:
    assert LAYOUTS[0](5, DPI).fields == LAYOUTS[0](5, DPI).fields
    assert LAYOUTS[0](5, DPI).fields != LAYOUTS[0](6, DPI).fields


def test_a_set_has_a_picture_and_a_truth_for_each_page(tmp_path: Path) -> None:
    entries = write(tmp_path, 1, 0)
    told = json.loads((tmp_path / entries[0]["truth"]).read_text(encoding="utf-8"))
    assert (tmp_path / entries[0]["file"]).stat().st_size > 10_000
    assert told["class"] in DAMAGES
    assert told["fields"]["doc_type"]


def test_the_foot_is_told_of_the_last_page_only() -> None:
    drawn = next(d for seed in range(40) if len((d := LAYOUTS[0](seed, DPI)).sheets) == 1)
    whole = page_truth(drawn, 1, "clean", "d", 0.0)["fields"]
    assert whole["signer_name"] == drawn.fields["signer_name"]
    assert page_truth(drawn, 1, "clean", "d", 0.0)["pages_in_doc"] == 1


def test_rights_and_offices_are_told_apart() -> None:
    assert signer_fields(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "A B") == {
        "signer_authority": "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
        "signer_title": "PHÓ CHỦ TỊCH",
        "signer_name": "A B",
    }
