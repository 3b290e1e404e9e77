"""Where the files shipped with Archivist lie: code lists, schemas, fonts, translations, the sample batch."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "_resources"


def resources() -> Path:
    """The folder `resources/`: inside the installed package, or beside it in a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _HERE.parent / "resources"


def resource(name: str) -> Path:
    """The path of one shipped file or folder; raises FileNotFoundError when the installation is incomplete."""
    path = resources() / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path
