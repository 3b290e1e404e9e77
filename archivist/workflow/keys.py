"""Freshness: a result is fresh when its stored key is the one that we would compute now."""

import hashlib
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from archivist.model.plain import canonical, plain

VERSIONS = {"clean": 5, "read": 9, "encode": 6, "arrange": 2, "describe": 8, "given": 1, "bind": 3, "seal": 1, "pack": 1}


def key_of(stage: str, **reads: Any) -> str:
    """The key of a stage's result: its version, the settings it uses and all that it reads."""
    parts = {name: _plain(value) for name, value in reads.items()}
    return hashlib.sha256(canonical([stage, VERSIONS[stage.partition(":")[0]], parts])).hexdigest()


def _plain(value: Any) -> Any:
    return _dumped(value) if isinstance(value, BaseModel) else plain(value)


@lru_cache(maxsize=64)
def _dumped(group: BaseModel) -> Any:
    """Settings are frozen, and the same few are asked for once a page."""
    return group.model_dump(mode="json")
