"""What devices of different kinds say that they can do, and what is asked of them then."""

import pytest

from archivist.capture.escl.capabilities import Capabilities, capabilities_of
from archivist.capture.escl.request import request_of, settings_xml
from archivist.model.scan_profile import Colour, Feed, ScanProfile
from archivist.troubles import NotOffered
from tests.capture.escl.device import NAMES, Device

RANGE = """<scan:ResolutionRange><scan:XResolutionRange><scan:Min>100</scan:Min><scan:Max>600</scan:Max>
<scan:Normal>300</scan:Normal><scan:Step>50</scan:Step></scan:XResolutionRange><scan:YResolutionRange><scan:Min>100</scan:Min>
<scan:Max>400</scan:Max><scan:Step>50</scan:Step></scan:YResolutionRange></scan:ResolutionRange>"""


def can(device: Device) -> Capabilities:
    return capabilities_of(device.capabilities(), "x")


def test_ways_in_are_told_apart() -> None:
    found = can(Device(glass=False, duplex=False))
    assert (found.name, found.glass, found.duplex) == ("Virtual 3000", None, None)
    assert found.feeder is not None
    assert (found.feeder.size, found.feeder.dpi) == ((2550, 4200), (75, 150, 200, 300, 600))
    assert found.feeder.colours == {Colour.COLOUR, Colour.GREY}


def test_a_range_of_resolutions_holds_for_both_axes() -> None:
    xml = Device().capabilities()
    start, end = xml.index(b"<scan:DiscreteResolutions>"), xml.index(b"</scan:SupportedResolutions>")
    found = capabilities_of(xml[:start] + RANGE.encode() + xml[end:], "x")
    assert found.glass is not None
    assert found.glass.dpi == (100, 150, 200, 250, 300, 350, 400)


def test_profiles_that_are_shared_are_found_by_their_names() -> None:
    xml = f"""<scan:ScannerCapabilities {NAMES}><scan:SettingProfiles><scan:SettingProfile name="p0"><scan:ColorModes>
<scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes><scan:DocumentFormats>
<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats><scan:SupportedResolutions>{RANGE}
</scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles><scan:Platen><scan:PlatenInputCaps>
<scan:SettingProfiles><scan:SettingProfile ref="p0"/></scan:SettingProfiles></scan:PlatenInputCaps></scan:Platen>
</scan:ScannerCapabilities>"""
    found = capabilities_of(xml.encode(), "x").glass
    assert found is not None
    assert found.colours == {Colour.COLOUR}
    assert found.formats == ("image/jpeg",)


def test_both_sides_named_as_an_option_only() -> None:
    options = b"<scan:AdfOptions><scan:AdfOption>Duplex</scan:AdfOption></scan:AdfOptions></scan:Adf>"
    xml = Device(duplex=False).capabilities().replace(b"</scan:Adf>", options)
    assert capabilities_of(xml, "x").duplex is not None


@pytest.mark.parametrize(
    ("profile", "loaded", "source"),
    [
        (ScanProfile(), True, "Feeder"),
        (ScanProfile(), False, "Platen"),
        (ScanProfile(feed=Feed.GLASS), True, "Platen"),
        (ScanProfile(feed=Feed.FEEDER), False, "Feeder"),
        (ScanProfile(duplex=True), False, "Feeder"),
    ],
)
def test_where_the_paper_is_taken_from(profile: ScanProfile, loaded: bool, source: str) -> None:
    assert request_of(profile, can(Device()), loaded=loaded).source == source


def test_both_sides_of_what_lies_on_the_glass_are_refused() -> None:
    with pytest.raises(NotOffered):
        request_of(ScanProfile(duplex=True, feed=Feed.GLASS), can(Device()), loaded=True)


def test_no_more_than_the_device_can_is_asked_for() -> None:
    request = request_of(ScanProfile(paper=(297.0, 420.0), dpi=250), can(Device()), loaded=True)
    assert (request.size, request.dpi) == ((2550, 4200), 300)
    assert request_of(ScanProfile(paper=None), can(Device()), loaded=True).size == (2550, 4200)


def test_the_newer_name_of_the_form_is_for_newer_devices() -> None:
    request = request_of(ScanProfile(), can(Device()), loaded=True)
    assert b"DocumentFormatExt" in settings_xml(request)
    old = capabilities_of(Device().capabilities().replace(b"2.63", b"2.0"), "x")
    assert b"DocumentFormatExt" not in settings_xml(request_of(ScanProfile(), old, loaded=True))


def test_brightness_is_a_share_of_what_the_device_has() -> None:
    span = b"<scan:BrightnessSupport><scan:Min>0</scan:Min><scan:Max>200</scan:Max></scan:BrightnessSupport>"
    plain = Device(dpi=(300,)).capabilities()
    spoken = capabilities_of(plain.replace(b"</scan:ScannerCapabilities>", span + b"</scan:ScannerCapabilities>"), "x")
    assert (spoken.brightness, spoken.abilities().brightness) == ((0, 200), True)
    request = request_of(ScanProfile(brightness=50), spoken, loaded=True)
    assert b"Brightness>150<" in settings_xml(request)
    with pytest.raises(NotOffered):
        request_of(ScanProfile(brightness=50), capabilities_of(plain, "x"), loaded=True)
