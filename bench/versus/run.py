#!/usr/bin/env python3
"""Sheaf beside its peers: the same pages, in one run, in turns.

    bench/versus/run.py [--pages DIR | --truth TRUTH.jsonl [--scorer PROGRAM]] [--rounds N] [--limit N]
                        [--peers NAME,...] [--home DIR] [--svg FILE]

Installs the peers with pip and npm into --home (default: ~/.cache/sheaf-versus), runs each program
over all pages (default: corpus/), one after the other, --rounds times, and prints a Markdown table:
CPU seconds are user + system of the whole process, start included; the best round counts. A truth is
JSON lines {"id", "url", "file", ...} beside its files; the scorer is called as
`SCORER TRUTH RECORDS --json` and gives {"fields": {NAME: {"f1": ...}}}. --svg draws the table's speeds.
A peer that cannot be installed or run is named with the reason.
"""
import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile

import plot

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NPM = {
    'metascraper': ['metascraper'] + [f'metascraper-{rule}' for rule in (
        'title', 'author', 'publisher', 'date', 'description', 'image', 'url', 'lang')],
    'defuddle': ['defuddle', 'linkedom'],
    'readability': ['@mozilla/readability', 'linkedom'],
    'open-graph-scraper': ['open-graph-scraper'],
}
PIP = {'trafilatura': ['trafilatura'], 'newspaper4k': ['newspaper4k', 'lxml_html_clean'], 'extruct': ['extruct']}
PARSERS = {'gumbo': 'stock Gumbo', 'libxml2': 'libxml2'}
WORK = {
    'sheaf': 'record with text and links',
    'metascraper': 'metadata, 8 rules', 'defuddle': 'metadata and text', 'readability': 'metadata and text, linkedom',
    'open-graph-scraper': 'metadata', 'trafilatura': 'metadata and text', 'newspaper4k': 'metadata and text',
    'extruct': 'embedded metadata only', 'gumbo': 'parses, frees the tree', 'libxml2': 'parses, frees the tree',
}
FIELDS = ('title', 'author', 'publisher', 'published', 'description', 'image', 'url', 'lang', 'text')


def last_line(text):
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1].strip()[:160] if lines else 'no reason given'


def attempt(command, folder):
    """None, or why the command failed."""
    try:
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except FileNotFoundError:
        return f'no {command[0]}'
    return None if ran.returncode == 0 else last_line(ran.stderr or ran.stdout)


# ---- peers: each gives the command that runs it over a list, or why it is missing ----

def npm_peer(name, home):
    folder = os.path.join(home, name)
    os.makedirs(folder, exist_ok=True)
    if not os.path.isdir(os.path.join(folder, 'node_modules')):
        with open(os.path.join(folder, 'package.json'), 'w', encoding='utf-8') as file:
            file.write('{"private": true, "type": "module"}\n')
        # No scripts: one of metascraper's optional dependencies compiles for minutes.
        why = attempt(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'] + NPM[name], folder)
        if why:
            shutil.rmtree(os.path.join(folder, 'node_modules'), ignore_errors=True)
            return None, why
    # Modules are looked up beside the file that imports them.
    script = shutil.copy(os.path.join(HERE, 'peers.mjs'), folder)
    return ['node', script, name], None


def pip_peer(name, home):
    folder = os.path.join(home, name)
    python = os.path.join(folder, 'bin', 'python')
    if not os.path.exists(os.path.join(folder, 'installed')):
        for command in ([sys.executable, '-m', 'venv', folder], [python, '-m', 'pip', '-q', 'install', '-U', 'pip'],
                        [python, '-m', 'pip', '-q', 'install'] + PIP[name]):
            why = attempt(command, home)
            if why:
                return None, why
        open(os.path.join(folder, 'installed'), 'w', encoding='utf-8').close()
    return [python, os.path.join(HERE, 'peers.py'), name], None


def built_peer(program, arguments):
    path = os.path.join(ROOT, 'build/release/bin', program)
    if not os.path.exists(path):
        return None, f'no {path}: build the release preset'
    return [path] + arguments, None


def find_peer(name, home):
    if name in NPM:
        return npm_peer(name, home)
    if name in PIP:
        return pip_peer(name, home)
    if name in PARSERS:
        return built_peer('parsers', [name])
    return built_peer('accuracy', [])


# ---- pages ----

def read_pages(options):
    if options.truth:
        base = os.path.dirname(os.path.abspath(options.truth))
        with open(options.truth, encoding='utf-8') as file:
            lines = [json.loads(line) for line in file if line.strip()]
        pages = [(line['id'], line.get('url'), os.path.join(base, line['file'])) for line in lines]
    else:
        folder = os.path.abspath(options.pages)
        files = sorted(os.path.join(at, name) for at, _, names in os.walk(folder)
                       for name in names if name.endswith(('.html', '.htm')))
        pages = [(os.path.relpath(path, folder), None, path) for path in files]
    if options.limit and len(pages) > options.limit:
        pages = [pages[i * len(pages) // options.limit] for i in range(options.limit)]
    return [{'id': name, 'url': url or f'https://example.com/{name}', 'file': path} for name, url, path in pages]


# ---- one run ----

def measure(command, records):
    """(CPU seconds, peak RSS in MB, pages that failed) of one run, or why it failed."""
    with open(records, 'wb') as out, tempfile.TemporaryFile() as err:
        try:
            process = subprocess.Popen(command, stdout=out, stderr=err, cwd=os.path.dirname(records))
        except FileNotFoundError:
            return None, f'no {command[0]}'
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        said = err.read().decode('utf-8', 'replace')
    if process.returncode != 0:
        return None, last_line(said)
    failed = said.strip().splitlines()[-1:] or ['0']
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, int(failed[0]) if failed[0].isdigit() else 0), None


def score(options, records):
    if not (options.truth and options.scorer):
        return {}
    truth = options.truth
    if options.limit:  # only the truths of pages that were run
        with open(records, encoding='utf-8') as file:
            ran = {json.loads(line)['id'] for line in file}
        truth = records + '.truth'
        with open(options.truth, encoding='utf-8') as file, open(truth, 'w', encoding='utf-8') as out:
            out.writelines(line for line in file if json.loads(line)['id'] in ran)
    done = subprocess.run([sys.executable, options.scorer, truth, records, '--json'], capture_output=True, text=True)
    return json.loads(done.stdout)['fields'] if done.returncode == 0 else {}


def run_all(options, commands, pages, folder):
    """{name: {cpu, rss, failed, scores}} and {name: why missing}."""
    listing = os.path.join(folder, 'list.jsonl')
    with open(listing, 'w', encoding='utf-8') as file:
        file.writelines(json.dumps(page) + '\n' for page in pages)
    results, missing = {}, {}
    for _ in range(options.rounds):
        for name, command in commands.items():
            records = os.path.join(folder, f'{name}.jsonl')
            print(f'{name} ...', end=' ', file=sys.stderr, flush=True)
            figures, why = measure(command + [listing], records)
            if why:
                missing[name] = why
                continue
            print(f'{figures[0]:.2f} s', file=sys.stderr)
            best = results.setdefault(name, {'cpu': figures[0], 'rss': 0, 'failed': figures[2]})
            best['cpu'] = min(best['cpu'], figures[0])
            best['rss'] = max(best['rss'], figures[1])
    for name, result in results.items():
        result['scores'] = {} if name in PARSERS else score(options, os.path.join(folder, f'{name}.jsonl'))
    return results, missing


# ---- what is shown ----

def version_of(name, home):
    if name in NPM:
        main = NPM[name][0]
        with open(os.path.join(home, name, 'node_modules', main, 'package.json'), encoding='utf-8') as file:
            return json.load(file)['version']
    if name in PIP:
        code = f'import importlib.metadata as m; print(m.version("{name}"))'
        return subprocess.run([os.path.join(home, name, 'bin/python'), '-c', code], capture_output=True, text=True).stdout.strip()
    return ''


def machine():
    model = 'unknown processor'
    if os.path.exists('/proc/cpuinfo'):
        with open('/proc/cpuinfo', encoding='utf-8') as file:
            model = next((line.split(':', 1)[1].strip() for line in file if line.startswith('model name')), model)
    return f'{model}, {os.cpu_count()} cores, {platform.system()}'


def print_table(results, pages, home):
    size = sum(os.path.getsize(page['file']) for page in pages) / 1e6
    shown = [field for field in FIELDS if any(field in result['scores'] for result in results.values())]
    print('| program | work | CPU s | pages/CPU s | MB/s | CPU x Sheaf | peak MB | failed |' + ''.join(f' {field} |' for field in shown))
    print('|---|---|--:|--:|--:|--:|--:|--:|' + '--:|' * len(shown))
    own = results['sheaf']['cpu']
    for name, result in sorted(results.items(), key=lambda pair: pair[1]['cpu']):
        label = f'{PARSERS.get(name, name)} {version_of(name, home)}'.strip()
        f1 = ''.join(f' {result["scores"][field]["f1"]:.3f} |' if field in result['scores'] and result['scores'][field]['predicted'] else ' – |' for field in shown)
        print(f'| {label} | {WORK[name]} | {result["cpu"]:.2f} | {len(pages) / result["cpu"]:.1f} | {size / result["cpu"]:.1f} '
              f'| {result["cpu"] / own:.1f} | {result["rss"]:.0f} | {result["failed"]} |{f1}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--pages', default=os.path.join(ROOT, 'corpus'))
    parser.add_argument('--truth')
    parser.add_argument('--scorer')
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--limit', type=int, help='only so many of the pages, evenly spread')
    parser.add_argument('--peers', help='only these, besides sheaf')
    parser.add_argument('--home', default=os.path.expanduser('~/.cache/sheaf-versus'))
    parser.add_argument('--svg')
    options = parser.parse_args()
    names = options.peers.split(',') if options.peers else [*PARSERS, *NPM, *PIP]
    unknown = [name for name in names if name not in WORK]
    if unknown or options.rounds < 1:
        parser.error(f'no such peer: {unknown[0]}' if unknown else '--rounds is at least 1')
    home = os.path.abspath(options.home)
    os.makedirs(home, exist_ok=True)
    pages, commands, missing = read_pages(options), {}, {}
    if not pages:
        parser.error('no pages')
    for name in ['sheaf', *names]:
        command, why = find_peer(name, home)
        if why:
            missing[name] = why
        else:
            commands[name] = command
    if 'sheaf' not in commands:
        sys.exit(f'versus: {missing["sheaf"]}')
    with tempfile.TemporaryDirectory() as folder:
        results, failed = run_all(options, commands, pages, folder)
    if 'sheaf' not in results:
        sys.exit(f'versus: sheaf failed: {failed["sheaf"]}')
    rounds = 'round' if options.rounds == 1 else 'rounds'
    told = f'{len(pages)} pages, {options.rounds} {rounds}; {machine()}; {datetime.date.today()}'
    print(told + '\n')
    print_table(results, pages, home)
    for name, why in {**missing, **failed}.items():
        print(f'\nMissing: {name}: {why}')
    if options.svg:
        with open(options.svg, 'w', encoding='utf-8') as file:
            file.write(plot.bars({PARSERS.get(name, name): len(pages) / result['cpu'] for name, result in results.items()},
                                 'Pages per CPU second (logarithmic)', told, 'sheaf'))


if __name__ == '__main__':
    main()
