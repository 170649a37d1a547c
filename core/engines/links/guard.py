"""Keeps a process from talking to private networks.

The check is made where a connection is opened, on the address that is really connected to: names
that resolve to private addresses, redirects, other spellings of an address and names that change
between two look-ups all end there.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

Network = IPv4Network | IPv6Network


class PrivatePeerError(OSError):
    """A connection into a private network was refused."""


def guard_connections(allowed: Sequence[str]) -> None:
    """Refuse every connection of this process that does not go to the public internet.

    `allowed`: networks (CIDR) that may be talked to although they are private. Holds for all of
    Python's sockets; programs that the process starts are not held.
    """
    networks = tuple(ip_network(each, strict=False) for each in allowed)
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name), networks))


def _guarded(
    connect: Callable[[socket.socket, Any], Any], networks: Sequence[Network]
) -> Callable[[socket.socket, Any], Any]:
    def guarded(self: socket.socket, address: Any) -> Any:  # noqa: ANN401
        if self.family == socket.AF_UNIX:
            raise PrivatePeerError("local sockets are not for links")
        if self.family in (socket.AF_INET, socket.AF_INET6):
            address = (_checked(self, address, networks), *address[1:])
        return connect(self, address)

    return guarded


def _checked(sock: socket.socket, address: Any, networks: Sequence[Network]) -> str:  # noqa: ANN401
    """Return the numeric address that is connected to: what was checked is what is used."""
    host, port = address[0], address[1]
    found = socket.getaddrinfo(host, port, sock.family, sock.type)
    numeric = str(found[0][4][0])
    peer = ip_address(numeric.partition("%")[0])
    if isinstance(peer, IPv6Address) and peer.ipv4_mapped is not None:
        peer = peer.ipv4_mapped
    inside = any(peer in network for network in networks if network.version == peer.version)
    if not inside and (not peer.is_global or peer.is_multicast):
        raise PrivatePeerError(f"{host} is {peer}, which is not public")
    return numeric
