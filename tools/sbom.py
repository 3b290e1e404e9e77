"""Lists everything that Archivist runs with, as CycloneDX 1.6: python -m tools.sbom OUT.json (`make sbom`).

Names and versions are those of requirements.lock and of the Debian packages; licences are what each says of itself.
"""

import json
import re
import subprocess
import sys
import uuid
from importlib.metadata import PackageMetadata, metadata, requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from archivist import __version__

ROOT = Path(__file__).resolve().parent.parent
_SPACE = uuid.UUID("6b0f9a56-3e0f-4f0e-9f3e-0d2c9f7f5a11")  # of the serial numbers of our lists
_COPYRIGHT = "/usr/share/doc/{name}/copyright"


def sbom() -> dict[str, Any]:
    """The same list whenever the same things are installed: it bears no date."""
    ours = {"type": "application", "bom-ref": "archivist", "name": "archivist", "version": __version__}
    components = [*python_parts(), *debian_parts()]
    refs = {str(c["name"]): str(c["bom-ref"]) for c in components if str(c["purl"]).startswith("pkg:pypi/")}
    needs = [{"ref": "archivist", "dependsOn": sorted(refs[n] for n in _needed("archivist", refs))}]
    needs += [{"ref": ref, "dependsOn": sorted(refs[n] for n in _needed(name, refs))} for name, ref in refs.items()]
    serial = uuid.uuid5(_SPACE, json.dumps(components, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": ours | _licensed("Apache-2.0")},
        "components": components,
        "dependencies": needs,
    }


def python_parts() -> list[dict[str, Any]]:
    """Everything below `# to run` in requirements.lock."""
    section = (ROOT / "requirements.lock").read_text().partition("# to run\n")[2].partition("#")[0]
    return [_python_part(*line.split("==")) for line in section.split()]


def _python_part(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "scope": "required"}
    return part | _licensed(_licence_of(metadata(name)))


def _licence_of(told: PackageMetadata) -> str:
    """As an SPDX expression where the package gives one, else in its own words."""
    if "License-Expression" in told:
        return told["License-Expression"]
    classified = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if c.startswith("License :: ")]
    said = "\n".join(told.get_all("License") or ())
    first = (said.strip().splitlines() or [""])[0]
    return first if first and len(first) <= 60 else " AND ".join(classified)


def debian_parts() -> list[dict[str, Any]]:
    """The packages of tools/debian-packages.txt that serve running, as they are installed here."""
    return [_debian_part(name, version) for name, version in sorted(_installed(_wanted()).items())]


def _wanted() -> list[str]:
    lines = (ROOT / "tools/debian-packages.txt").read_text().splitlines()
    return sorted({word for line in lines for word in line.partition("#")[0].split()})


def _installed(names: list[str]) -> dict[str, str]:
    asked = ["dpkg-query", "-W", "-f", "${Package}\t${Version}\n", *names]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return dict(line.split("\t") for line in told.splitlines())


def _debian_part(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:deb/debian/{name}@{version}?distro=debian-12"
    part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "scope": "optional"}
    path = Path(_COPYRIGHT.format(name=name))
    said = path.read_text(errors="replace") if path.is_file() else ""
    found = sorted(set(re.findall(r"^License: (\S[^\n]{0,60})$", said, re.MULTILINE)))
    return part | _licensed(" AND ".join(found) or f"see {path}")


def _licensed(words: str) -> dict[str, Any]:
    """As words: what packages say of themselves is not always an identifier of SPDX."""
    return {"licenses": [{"license": {"name": words or "not told"}}]}


def _needed(name: str, known: dict[str, str]) -> set[str]:
    found = (Requirement(line) for line in requires(name) or ())
    wanted = {re.sub(r"[-_.]+", "-", r.name).lower() for r in found if r.marker is None or r.marker.evaluate({"extra": ""})}
    return wanted & known.keys()


def main(out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(sbom(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
