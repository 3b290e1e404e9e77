"""Announcements become addresses; the talk itself runs beside, where multicast on the loopback is allowed."""

import subprocess
import sys

import pytest

from archivist.capture.escl.discovery import Found, each_once, found_in

TXT = {b"ty": b"Virtual 3000", b"rs": b"/eSCL/", b"UUID": b"4509a320"}


@pytest.mark.parametrize(
    ("service", "addresses", "url"),
    [
        ("_uscan._tcp.local.", ["192.0.2.7"], "http://192.0.2.7:80/eSCL"),
        ("_uscans._tcp.local.", ["2001:db8::7", "192.0.2.7"], "https://192.0.2.7:80/eSCL"),
        ("_uscan._tcp.local.", ["2001:db8::7"], "http://[2001:db8::7]:80/eSCL"),
    ],
)
def test_an_announcement_is_an_address(service: str, addresses: list[str], url: str) -> None:
    assert found_in(service, f"Some.{service}", addresses, 80, TXT) == Found("Virtual 3000", url, "4509a320")


def test_an_announcement_without_words_has_the_name_of_its_service() -> None:
    found = found_in("_uscan._tcp.local.", "Máy quét tầng 2._uscan._tcp.local.", ["192.0.2.7"], 8080, {b"rs": None})
    assert found == Found("Máy quét tầng 2", "http://192.0.2.7:8080/", "")


def test_what_cannot_be_reached_is_left_out() -> None:
    assert found_in("_uscan._tcp.local.", "x", [], 80, TXT) is None
    assert found_in("_uscan._tcp.local.", "x", ["192.0.2.7"], 0, TXT) is None


def test_a_device_with_two_doors_is_told_once() -> None:
    safe, plain, other = Found("A", "https://a", "1"), Found("A", "http://a", "1"), Found("B", "http://b")
    assert each_once([safe, None, plain, other, other]) == (safe, other)


ANNOUNCE_AND_LISTEN = """
import socket
from zeroconf import ServiceInfo, Zeroconf
from archivist.capture.escl.discovery import scanners
with Zeroconf(interfaces=["127.0.0.1"]) as own:
    kind = "_uscan._tcp.local."
    address = [socket.inet_aton("127.0.0.1")]
    said = {"rs": "eSCL", "ty": "V 3000"}
    own.register_service(ServiceInfo(kind, f"Virtual.{kind}", 8090, addresses=address, properties=said))
    for found in scanners(1.5, ["127.0.0.1"]):
        print(found.name, found.url)
"""


def test_what_is_announced_is_heard() -> None:
    heard = subprocess.run([sys.executable, "-c", ANNOUNCE_AND_LISTEN], capture_output=True, text=True, check=True)
    assert heard.stdout == "V 3000 http://127.0.0.1:8090/eSCL\n"
