"""Whatever is kept is written through archivist.durable, so that a power cut can be played at every moment."""

import ast
from functools import lru_cache

import pytest

from tests.architecture.sources import ROOT, files

OWN = "archivist/durable.py"
METHODS = {"write_bytes", "write_text", "touch", "hardlink_to", "symlink_to"}
FUNCTIONS = {
    "os.replace", "os.rename", "os.renames", "os.link", "os.truncate", "os.write",
    "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copyfileobj", "shutil.copytree", "shutil.move",
}  # fmt: skip
# Each: the file, the call, and why nothing is lost with it.
ALLOWED = {
    ("archivist/capture/escl/line.py", "open"): "a page on its way from the scanner to the vault, which makes it last",
    ("archivist/capture/sane/frames.py", "open"): "a page on its way from the scanner to the vault, which makes it last",
    ("archivist/delivery/sftp.py", "open"): "a file on the archive's side, synced there and read back before it counts",
    ("archivist/ocr/tesseract.py", "write_bytes"): "a page for the engine, in a folder that goes when it has read it",
    ("archivist/packaging/archive.py", "ZipFile"): "inside `durable.keeping`, which makes the whole package last",
    ("archivist/packaging/archive.py", "open"): "an entry of that package",
    ("archivist/packaging/workbook.py", "ZipFile"): "a workbook in memory, whose bytes are kept by whoever asked for them",
    ("archivist/storage/lock.py", "open"): "no lock outlives a power cut; what it says is for the next who asks",
}


def writes(source: str) -> list[str]:
    """The calls that write files by other means, in the order of their lines."""
    calls = sorted(
        (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)), key=lambda n: (n.lineno, n.col_offset)
    )
    return [name for name in map(written_by, calls) if name]


def written_by(call: ast.Call) -> str:
    """The name of the writing call, empty for one that does not write."""
    spelt = ast.unparse(call.func)
    last = spelt.rpartition(".")[2]
    if spelt in FUNCTIONS or (last in METHODS and spelt != last):
        return spelt if spelt in FUNCTIONS else last
    if last in ("open", "ZipFile"):
        return last if writes_mode(call, method=last == "open" and spelt != last) else ""
    # `str.replace` takes two arguments, `Path.replace` and `Path.rename` one.
    return last if last in ("replace", "rename") and is_path_call(call) else ""


def writes_mode(call: ast.Call, method: bool) -> bool:
    """Whether a call of `open(path, mode)` or `path.open(mode)` may write; a mode that is computed may."""
    given = call.args[0 if method and not looks_like_path_argument(call) else 1 :][:1]
    given += [k.value for k in call.keywords if k.arg == "mode"]
    if not given:
        return False
    mode = given[0]
    if not isinstance(mode, ast.Constant):
        return False
    return isinstance(mode.value, str) and bool(set(mode.value) & set("wax+")) and set(mode.value) <= set("rwaxbt+U")


def looks_like_path_argument(call: ast.Call) -> bool:
    """`io.open(path, "w")` and `gzip.open(path, "w")`: two arguments, the mode is the second."""
    return len(call.args) > 1 and isinstance(call.args[1], ast.Constant) and isinstance(call.args[1].value, str)


def is_path_call(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and len(call.args) == 1 and not call.keywords


@lru_cache
def findings() -> list[tuple[str, str]]:
    house = [path for path in files("archivist") if str(path) != OWN]
    return [(str(path), name) for path in house for name in writes((ROOT / path).read_text())]


def test_files_are_written_in_one_place_only() -> None:
    assert [f for f in findings() if f not in ALLOWED] == []


def test_every_exception_is_still_needed() -> None:
    assert [f for f in ALLOWED if f not in findings()] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('open(path, "w")', ["open"]),
        ('with open(path, mode="ab") as file: pass', ["open"]),
        ('path.open("x")', ["open"]),
        ('path.open("rb+")', ["open"]),
        ('gzip.open(path, "wb")', ["open"]),
        ('zipfile.ZipFile(path, "w")', ["ZipFile"]),
        ("path.write_bytes(b'')", ["write_bytes"]),
        ("(folder / 'x').write_text('')", ["write_text"]),
        ("os.replace(a, b)", ["os.replace"]),
        ("os.rename(a, b)", ["os.rename"]),
        ("shutil.copy2(a, b)", ["shutil.copy2"]),
        ("shutil.move(a, b)", ["shutil.move"]),
        ("path.rename(other)", ["rename"]),
        ("path.replace(other)", ["replace"]),
        ('def f():\n    a.touch()\n    b.open("a")', ["touch", "open"]),
    ],
)
def test_a_write_past_it_is_caught(source: str, found: list[str]) -> None:
    assert writes(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "open(path)",
        'open(path, "rb")',
        'path.open("rb")',
        "path.open()",
        'Image.open("wax.png")',
        'text.replace("a", "b")',
        "replace(value, field=1)",
        "moment.replace(tzinfo=UTC)",
        "durable.disk.write(path, data)",
        "durable.disk.rename(path, to)",
        "path.read_bytes()",
    ],
)
def test_what_does_not_write_is_left_alone(source: str) -> None:
    assert writes(source) == []
