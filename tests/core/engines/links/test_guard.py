"""The guard, in a process of its own as in real life: it changes Python's sockets for good."""

import asyncio
import json
import sys

ASK = """
import json, socket, sys
from core.engines.links.guard import PrivatePeerError, guard_connections
allowed, port, hosts = json.loads(sys.argv[1])
guard_connections(allowed)
answers = {}
for host in hosts:
    try:
        socket.create_connection((host, port), timeout=5).close()
        answers[host] = "open"
    except PrivatePeerError:
        answers[host] = "refused"
    except OSError:
        answers[host] = "closed"
print(json.dumps(answers))
"""
SPELLINGS = [
    *("127.0.0.1", "localhost", "0x7f000001", "127.1", "0.0.0.0", "::1", "::ffff:127.0.0.1"),
    *("10.0.0.1", "169.254.169.254", "192.168.0.1", "fe80::1", "fd00::1", "224.0.0.1"),
]


async def answers(allowed: list[str], port: int, hosts: list[str]) -> dict[str, str]:
    asked = json.dumps([allowed, port, hosts])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ASK, asked), stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    told: dict[str, str] = json.loads(out)
    return told


async def test_no_spelling_of_a_private_address_gets_through() -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        told = await answers([], port, SPELLINGS)
    assert told == dict.fromkeys(SPELLINGS, "refused")


async def test_networks_that_are_allowed_can_be_talked_to() -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        told = await answers(["127.0.0.0/8"], port, ["127.0.0.1", "::ffff:127.0.0.1", "10.0.0.1"])
    assert told == {"127.0.0.1": "open", "::ffff:127.0.0.1": "open", "10.0.0.1": "refused"}
