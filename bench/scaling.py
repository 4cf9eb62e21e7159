#!/usr/bin/env python3
"""How the cost of a page grows with their number, and what a second core gives.

An archive (WARC) of the small pages of a folder, again and again under new addresses, is sent to
`sheaf extract -`: CPU milliseconds a page and peak memory for each number of pages. Then the same
archive as a file: one core and --jobs 1 against two and --jobs 2, in turns.

Usage: bench/scaling.py [--program PROGRAM] [--pages DIR] [--counts 1000,10000,100000]
"""
import argparse
import os
import pathlib
import subprocess
import tempfile
import time

LARGEST = 40_000  # bytes of a page


def read_pages(folder):
    pages = [p.read_bytes() for p in sorted(pathlib.Path(folder).rglob("*.html"))]
    return [p for p in pages if len(p) < LARGEST]


def write_archive(out, pages, count):
    for i in range(count):
        page = pages[i % len(pages)]
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page)
        out.write(
            b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://site%d.example/a/%d\r\n"
            b"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            % (i % 50, i, i, len(http) + len(page)))
        out.write(http + page + b"\r\n\r\n")


def run(command, feed=None, cores=None):
    """Seconds of wall time and of CPU, KiB at the peak."""
    began = time.monotonic()
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None)
    if feed:
        with child.stdin as pipe:
            feed(pipe)
    _, _, usage = os.wait4(child.pid, 0)
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/release/bin/sheaf")
    parser.add_argument("--pages", default="corpus")
    parser.add_argument("--counts", default="1000,10000,100000")
    arguments = parser.parse_args()
    pages = read_pages(arguments.pages)
    if not pages:
        parser.error(f"{arguments.pages} has no .html of less than {LARGEST} bytes")

    for count in map(int, arguments.counts.split(",")):
        _, cpu, peak = run([arguments.program, "extract", "-"], lambda out: write_archive(out, pages, count))
        print(f"{count:>9} pages: {cpu * 1e3 / count:.3f} ms CPU a page, {peak / 1024:.0f} MiB at the peak", flush=True)

    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        return
    with tempfile.NamedTemporaryFile(suffix=".warc") as archive:
        write_archive(archive, pages, 20_000)
        archive.flush()
        for _ in range(3):
            one, _, _ = run([arguments.program, "extract", archive.name, "-j", "1"], cores=set(cores[:1]))
            two, _, _ = run([arguments.program, "extract", archive.name, "-j", "2"], cores=set(cores[:2]))
            print(f"one core {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast", flush=True)


if __name__ == "__main__":
    main()
