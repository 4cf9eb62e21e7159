#!/usr/bin/env python3
"""Answers on 127.0.0.1 .. 127.0.0.N, one port, each request after some milliseconds with a page of
its own. Counts the requests for each path; /count gives "requests different" at once.

Usage: slow_hosts.py HOSTS MILLISECONDS; prints the port."""
import asyncio
import sys

hosts, delay = int(sys.argv[1]), int(sys.argv[2]) / 1000
seen = {}


async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1].decode()
            if path == "/count":
                body = f"{sum(seen.values())} {len(seen)}"
            else:
                key = writer.get_extra_info("sockname")[0] + path
                seen[key] = seen.get(key, 0) + 1
                await asyncio.sleep(delay)
                body = f"<title>Page {path}</title><p>Words of page {path} at {key} alone."
            writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main():
    first = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=512)
    port = first.sockets[0].getsockname()[1]
    rest = [await asyncio.start_server(serve, f"127.0.0.{i}", port, backlog=512) for i in range(2, hosts + 1)]
    print(port, flush=True)
    await asyncio.gather(*(server.serve_forever() for server in [first, *rest]))


asyncio.run(main())
