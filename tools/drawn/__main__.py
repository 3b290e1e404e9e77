"""Draws a scored set: python -m tools.drawn FOLDER [--documents N] [--seed S]; readings of it are what `bench` measures."""

import argparse
import json
from pathlib import Path
from typing import Any

from tools.drawn.damage import DAMAGES, scanned
from tools.drawn.letters import draw as headed
from tools.drawn.old import party, typed
from tools.drawn.paper import Drawn
from tools.drawn.people import application, extract, receipt
from tools.sample.scanner import save

DPI = 200
LAYOUTS = (headed, headed, headed, headed, party, typed, application, extract, receipt, headed)
FOOT = ("recipients", "signer_authority", "signer_title", "signer_name")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--documents", type=int, default=100)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    entries = [e for n in range(given.documents) for e in write(given.folder, given.seed * 100_000 + 97 * n, n)]
    (given.folder / "index.json").write_text(json.dumps({"files": entries}, indent=1), encoding="utf-8")


def write(folder: Path, seed: int, ordinal: int) -> list[dict[str, str]]:
    """One document: its pictures and the truth of each page; layouts and damages take turns, so that all of them meet."""
    drawn = LAYOUTS[ordinal % len(LAYOUTS)](seed, DPI)
    damage = tuple(DAMAGES)[(ordinal // len(LAYOUTS) + ordinal) % len(DAMAGES)]
    entries = []
    for page, sheet in enumerate(drawn.sheets, start=1):
        stem = f"d{ordinal:04d}_p{page}"
        picture, how = scanned(sheet, damage, seed + page)
        save(picture, folder / f"{stem}.jpg", DPI, how.quality)
        truth = page_truth(drawn, page, damage, f"d{ordinal:04d}", how.skew_deg)
        (folder / f"{stem}.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")
        entries.append({"file": f"{stem}.jpg", "truth": f"{stem}.json"})
    return entries


def page_truth(drawn: Drawn, page: int, damage: str, name: str, skew_deg: float) -> dict[str, Any]:
    """What stands on one page: the head is on the first, recipients and signer are on the last."""
    last = page == len(drawn.sheets)
    fields = {f: v for f, v in drawn.fields.items() if (last if f in FOOT else page == 1)}
    sheet = drawn.sheets[page - 1]
    lines = [{"text": x, "kind": "print", "role": "text"} for x in sheet.lines]
    lines += [{"text": x, "kind": "stamp", "role": "stamp"} for x in sheet.stamps]
    by_pen = [f for f in ("number", "code") if fields.get("number") and fields["number"] in sheet.handwritten]
    return {
        "by_pen": by_pen,
        "class": damage, "kind": drawn.layout, "doc_id": name, "page_in_doc": page, "pages_in_doc": len(drawn.sheets),
        "blank": False, "separator": None, "rotation": 0, "skew_deg": skew_deg, "dpi": DPI, "lines": lines, "fields": fields,
    }  # fmt: skip


if __name__ == "__main__":
    main()
