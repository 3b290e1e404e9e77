"""Settings are listed with who said them, changed for good, and set back."""

import tomllib
from pathlib import Path

import pytest

from archivist.app.declared import Declared, From, Kind, every_setting, keep_setting, reset_setting
from archivist.settings import Place, Settings, load_settings, setting_files
from archivist.troubles import BadSetting, NotFound


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVIST_SITE_CONFIG", str(tmp_path / "site"))
    monkeypatch.setenv("ARCHIVIST_USER_CONFIG", str(tmp_path / "user"))


def one(name: str) -> Declared:
    return next(d for d in every_setting(load_settings()) if d.name == name)


def write(which: int, text: str) -> None:
    path = setting_files()[which]
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_every_declaration_is_listed_with_its_kind() -> None:
    found = {d.name: d for d in every_setting(Settings())}
    assert all(d.sentence for d in found.values())
    kinds = {
        n: found[n].kind for n in ("work.jobs", "imaging.deskew", "facsimile.profile", "packaging.formats", "signing.place")
    }
    assert list(kinds.values()) == [Kind.NUMBER, Kind.YES_NO, Kind.CHOICE, Kind.LIST, Kind.TEXT]
    assert found["facsimile.profile"].choices == ("master", "standard", "small")
    assert (found["imaging.blank_ink"].value, found["signing.place"].value) == ("0.00001", "")


def test_who_said_it_is_told_in_the_order_of_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    assert one("ocr.languages").origin is From.BUILT_IN
    for which, origin in ((2, From.INSTITUTION), (1, From.USER)):
        write(which, '[ocr]\nlanguages = "eng"\n')
        assert one("ocr.languages").origin is origin
    monkeypatch.setenv("ARCHIVIST_SETTING_OCR__LANGUAGES", "rus")
    assert (one("ocr.languages").origin, one("ocr.languages").value) == (From.ENVIRONMENT, "rus")
    write(0, '[ocr]\nlanguages = "vie"\n')
    assert (one("ocr.languages").origin, one("ocr.languages").value) == (From.LOCKED, "vie")
    with pytest.raises(BadSetting, match="locked"):
        keep_setting(load_settings(), "ocr.languages", "eng")


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("work.jobs", "3", 3),
        ("imaging.deskew", "no", False),
        ("imaging.max_skew", "7,5", 7.5),
        ("facsimile.profile", "small", "small"),
        ("packaging.formats", "AIP_hoso, BagIt", ["AIP_hoso", "BagIt"]),
        ("agency.name", " Ủy ban nhân dân xã Bình An ", "Ủy ban nhân dân xã Bình An"),
        ("signing.place", "/k.p12", "/k.p12"),
    ],
)
def test_what_is_set_is_in_force_and_set_back_is_not(name: str, typed: str, value: object) -> None:
    before = one(name)
    write(1, "# mine\n[scan]\npatience = 9.0\n")
    keep_setting(load_settings(), name, typed)
    group, _dot, field = name.partition(".")
    assert tomllib.loads(setting_files()[1].read_text(encoding="utf-8"))[group][field] == value
    assert one(name).origin is From.USER
    reset_setting(load_settings(), name)
    assert one(name) == before
    assert setting_files()[1].read_text(encoding="utf-8").strip() == "# mine\n[scan]\npatience = 9.0"


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("work.jobs", "-1", "0 or more"),
        ("work.jobs", "many", "whole number"),
        ("ocr.page_seconds", "0", "more than 0"),
        ("imaging.max_skew", "99", "45 or less"),
        ("imaging.max_skew", "steep", "must be a number"),
        ("facsimile.profile", "tiny", "'master', 'standard' or 'small'"),
        ("imaging.deskew", "perhaps", "yes or no"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(name: str, typed: str, reason: str) -> None:
    with pytest.raises(BadSetting, match=reason):
        keep_setting(load_settings(), name, typed)
    assert not setting_files()[1].exists()


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(NotFound):
        keep_setting(load_settings(), "ocr.speed", "9")
    with pytest.raises(NotFound):
        reset_setting(load_settings(), "ocr.speed")


def test_an_empty_path_is_none_again() -> None:
    keep_setting(load_settings(), "signing.place", "/k.p12")
    keep_setting(load_settings(), "signing.place", "")
    assert (one("signing.place").value, one("signing.place").origin) == ("", From.BUILT_IN)


def test_destinations_are_listed_by_their_names() -> None:
    write(1, '[delivery.destinations.archive]\nkind = "folder"\naddress = "/a"\n')
    keep_setting(load_settings(), "delivery.destinations.archive.address", "/b")
    assert load_settings().delivery.destinations["archive"] == Place(kind="folder", address="/b")
    assert (
        one("delivery.destinations.archive.kind").choices
        == ("folder", "tus", "sftp", "s3", "roda")[: len(one("delivery.destinations.archive.kind").choices)]
    )
    with pytest.raises(BadSetting):
        keep_setting(load_settings(), "delivery.destinations.archive.side_by_side", "99")
