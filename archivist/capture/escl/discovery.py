"""Network scanners that announce themselves on the local network (DNS-SD: _uscan._tcp and _uscans._tcp)."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SERVICES = ("_uscans._tcp.local.", "_uscan._tcp.local.")  # with TLS first: of a device that has both, that one is kept
_ANSWER_MS = 1500


@dataclass(frozen=True, slots=True)
class Found:
    """A scanner on the network: its name, and the address that `Line` takes."""

    name: str
    url: str
    serial: str = ""


def scanners(seconds: float = 3.0, interfaces: Sequence[str] | None = None) -> tuple[Found, ...]:
    """Listens so long on all interfaces, or on those with these addresses; an answer takes up to a second.

    A network that lets nothing through gives nothing, not a trouble: a scanner can always be named by its address.
    """
    from zeroconf import InterfaceChoice, ServiceBrowser, Zeroconf

    seen: dict[tuple[str, str], None] = {}
    lock = threading.Lock()

    def noted(zeroconf: Any, service_type: str, name: str, state_change: Any) -> None:  # noqa: ARG001  # its own names
        with lock:
            seen[service_type, name] = None

    try:
        network = Zeroconf(interfaces=list(interfaces) if interfaces else InterfaceChoice.All)
    except OSError:
        return ()
    with network:
        browser = ServiceBrowser(network, list(SERVICES), handlers=[noted])
        threading.Event().wait(seconds)
        with lock:
            names = sorted(seen, key=lambda key: (SERVICES.index(key[0]), key[1]))
        infos = [network.get_service_info(service, name, _ANSWER_MS) for service, name in names]
        browser.cancel()
    return each_once(found_in(i.type, i.name, i.parsed_addresses(), i.port or 0, i.properties) for i in infos if i)


def found_in(
    service: str, name: str, addresses: Sequence[str], port: int, properties: Mapping[bytes, bytes | None]
) -> Found | None:
    """The scanner behind an announcement (its `rs` is the path, `ty` the model); None where it cannot be reached."""
    if not addresses or not 0 < port < 1 << 16:
        return None
    said = {k.decode(errors="replace").lower(): (v or b"").decode(errors="replace") for k, v in properties.items()}
    scheme = "https" if service.startswith("_uscans.") else "http"
    address = next((a for a in addresses if ":" not in a), addresses[0])
    host = f"[{address}]" if ":" in address else address
    path = said.get("rs", "eSCL").strip("/")
    return Found(
        said.get("ty") or name.removesuffix(f".{service}"), f"{scheme}://{host}:{port}/{path}", said.get("uuid", "")
    )


def each_once(found: Iterable[Found | None]) -> tuple[Found, ...]:
    """One entry for each device, the first of it: a device announces itself once for each way to reach it."""
    kept: dict[str, Found] = {}
    for one in found:
        if one is not None:
            kept.setdefault(one.serial or one.url, one)
    return tuple(kept.values())
