#!/usr/bin/env python3
"""`sheaf check` beside lychee and linkinator: the same links of one file, the same loopback server.

    bench/versus/links.py [--home DIR] [--links N] [--program PATH]

Three servers: one plain host, five hosts that answer after 200 ms, fifty that answer after 20 ms. Every program may
have 64 requests at once and as many to one host as it likes (Sheaf would else be polite). Installs the peers with
npm and cargo into --home (default: ~/.cache/sheaf-versus); one that cannot be had is named with the reason."""
import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

import run

SERVERS = {'plain': (1, 0), 'slow hosts': (5, 200), 'many hosts': (50, 20)}


def find_linkinator(home):
    folder = os.path.join(home, 'linkinator')
    script = os.path.join(folder, 'node_modules/.bin/linkinator')
    if not os.path.exists(script):
        os.makedirs(folder, exist_ok=True)
        why = run.attempt(['npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', 'linkinator'], folder)
        if why:
            return None, why
    # Skips nothing, follows no page: only the links of the file.
    return [script, '{list}', '--concurrency', '64', '--timeout', '30000', '--format', 'csv'], None


def find_lychee(home):
    program = os.path.join(home, 'lychee/bin/lychee')
    if not os.path.exists(program):
        why = run.attempt(['cargo', 'install', '-q', '--locked', '--root', os.path.join(home, 'lychee'), 'lychee'], home)
        if why:
            return None, why
    return [program, '--no-progress', '--max-concurrency', '64', '--host-concurrency', '64', '--host-request-interval', '0ms', '{list}'], None


def find_sheaf(program):
    return [program, 'check', '{list}', '--no-probe', '--per-host', '64', '--rate', '1000000', '--connections', '64', '-f', 'compact', '-q'], None


def start_server(hosts, delay):
    server = subprocess.Popen([os.path.join(run.ROOT, 'build/release/bin/slow_hosts'), str(hosts), str(delay)],
                              stdout=subprocess.PIPE, text=True)
    return server, int(server.stdout.readline())


def write_list(path, hosts, port, links):
    with open(path, 'w', encoding='utf-8') as file:
        file.write('<!DOCTYPE html><title>Links</title>\n')
        file.writelines(f'<p><a href="http://127.0.0.{i % hosts + 1}:{port}/{i}">{i}</a>\n' for i in range(links))


def measure(command, hosts, delay, links):
    """(wall seconds, CPU seconds, peak MB, requests a link) of a run against a server of its own, or why it failed."""
    server, port = start_server(hosts, delay)
    try:
        with tempfile.TemporaryDirectory() as folder:
            page = os.path.join(folder, 'list.html')
            write_list(page, hosts, port, links)
            began = time.monotonic()
            process = subprocess.Popen([part.replace('{list}', page) for part in command], cwd=folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.monotonic() - began
        with urllib.request.urlopen(f'http://127.0.0.1:{port}/count') as answer:
            requests = int(answer.read().split()[0])
    finally:
        server.terminate()
        server.wait()
    if requests < links:
        return None, f'asked for {requests} of {links} links, exit code {process.returncode}'
    return (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, requests / links), None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--home', default=os.path.expanduser('~/.cache/sheaf-versus'))
    parser.add_argument('--links', type=int, default=2000)
    parser.add_argument('--program', default=os.path.join(run.ROOT, 'build/release/bin/sheaf'))
    options = parser.parse_args()
    os.makedirs(options.home, exist_ok=True)
    found = {'sheaf': find_sheaf(options.program), 'lychee': find_lychee(options.home), 'linkinator': find_linkinator(options.home)}
    print(f'{options.links} links; {run.machine()}\n')
    print('| server | program | wall s | CPU s | peak MB | requests/link |\n|---|---|--:|--:|--:|--:|')
    missing = {name: why for name, (_, why) in found.items() if why}
    for server, (hosts, delay) in SERVERS.items():
        for name, (command, why) in found.items():
            figures, failed = (None, why) if why else measure(command, hosts, delay, options.links)
            if figures:
                print('| %s | %s | %.2f | %.2f | %.0f | %.2f |' % (server, name, *figures))
            elif not why:
                missing[f'{name} ({server})'] = failed
    for name, why in missing.items():
        print(f'\nMissing: {name}: {why}')


if __name__ == '__main__':
    main()
