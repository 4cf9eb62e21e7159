#!/usr/bin/env python3
"""Validates every record that the program writes for the corpus against items/item.schema.json.

    schema_test.py PROGRAM SCHEMA CORPUS

Needs jsonschema >= 4 (Debian: python3-jsonschema) for JSON Schema 2020-12; exits 77 = skipped without it.
"""
import copy
import datetime
import json
import pathlib
import subprocess
import sys
import urllib.parse

try:
    from jsonschema import Draft202012Validator, FormatChecker
except ImportError:
    print('SKIPPED: python3-jsonschema (4.0 or newer) is not installed')
    sys.exit(77)

FORMATS = FormatChecker(formats=())


@FORMATS.checks('uri')
def is_uri(text):
    if not isinstance(text, str):
        return True
    parts = urllib.parse.urlsplit(text)
    return bool(parts.scheme) and bool(parts.netloc or parts.scheme == 'file')


def real_day(date):
    """Whether a date that the schema let through stands in the calendar: no 30th of February."""
    try:
        return date is None or len(date) < 10 or bool(datetime.date.fromisoformat(date[:10]))
    except ValueError:
        return False


def faults(validator, record):
    found = [f'{"/".join(map(str, e.absolute_path)) or "record"}: {e.message}' for e in validator.iter_errors(record)]
    return found + [f'{m}: no such day: {record[m]}' for m in ('published', 'modified') if not real_day(record.get(m))]


def read_records(program, arguments):
    """The records of one run. 1 = some inputs had no article, which the corpus has on purpose."""
    run = subprocess.run([program, 'extract', '--jsonl', *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        sys.exit(f'{program} ended with {run.returncode}:\n{run.stderr.decode(errors="replace")}')
    return [json.loads(line) for line in run.stdout.decode('utf-8').splitlines()]


def changed(record, path, value):
    """A copy with one member set; path: names from the top."""
    out = copy.deepcopy(record)
    inner = out
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return out


UNUSABLE = [{'reason': 'no host', 'count': 2, 'where': '3:1', 'address': 'http://'}]
PLACE = {'extractor': 'meta', 'rule': 'og:title', 'place': '12:5'}
GOOD = {
    'id': '0123456789abcdef', 'url': 'https://a.example/?q=1', 'canonical_url': None, 'title': '题', 'authors': ['A'],
    'publisher': None, 'published': '2021-04-09T16:40:16+08:00', 'modified': '2021', 'language': 'zh-Hant-TW',
    'description': None, 'excerpt': None, 'hero_image': {'url': 'https://a.example/a.png', 'alt': None, 'width': 1, 'height': None},
    'images': [], 'repos': [], 'resources': [], 'code_status': None, 'tags': [], 'words': {'han': 1, 'latin': 0, 'total': 1}, 'state': 'ok', 'error': None,
    'papers': [{'id': '2103.17249', 'scheme': 'arxiv', 'kind': 'paper', 'url': 'https://arxiv.org/abs/2103.17249', 'cue': '论文', 'text': None,
                'where': '3:1', 'role': 'primary'}],
    'provenance': {'title': PLACE},
}
BAD = [
    (['id'], '0123'), (['url'], 'a.example'), (['url'], 'javascript:alert(1)'), (['url'], 'https://a.example/a b'),
    (['canonical_url'], ''), (['title'], ''), (['title'], ' a'), (['title'], 'a\nb'), (['authors'], ['A', 'A']),
    (['authors'], None), (['published'], '2021-13'), (['published'], '9 April 2021'), (['published'], '2021-04-09T25:00'),
    (['published'], '2021-02-30'), (['modified'], '2021-04-09T16:40:16+0800'), (['language'], 'zh_CN'), (['language'], 'ZH'),
    (['hero_image'], 'https://a.example/a.png'), (['hero_image', 'width'], 0), (['hero_image', 'colour'], 'red'),
    (['papers', 0, 'role'], 'main'), (['papers', 0, 'where'], '0:1'), (['repos'], [{}]), (['words', 'total'], -1),
    (['state'], 'gone'), (['state'], 'deleted'), (['error'], 'why'), (['provenance', 'excerpt'], PLACE),
    (['provenance', 'title', 'place'], ''), (['surprise'], 1),
    (['unusable_links'], []), (['unusable_links'], [{**UNUSABLE[0], 'count': 0}]),
]


def check_schema(validator):
    """What the schema must let through and what it must refuse: else the rest proves nothing."""
    wrong = [f'refused the good record: {f}' for f in faults(validator, GOOD)]
    wrong += [f'refused unusable links: {f}' for f in faults(validator, {**GOOD, 'unusable_links': UNUSABLE})]
    for path, value in BAD:
        if not faults(validator, changed(GOOD, path, value)):
            wrong.append(f'let through {path} = {value!r}')
    for name in GOOD:
        if not faults(validator, {k: v for k, v in GOOD.items() if k != name}):
            wrong.append(f'let through a record without {name}')
    return wrong


def main():
    program, schema, corpus = sys.argv[1:]
    schema = json.loads(pathlib.Path(schema).read_text(encoding='utf-8'))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FORMATS)
    wrong = check_schema(validator)
    pages = sorted(p for p in pathlib.Path(corpus).rglob('*.html') if p.parent.name == 'pages')
    for flags in ([], ['--text'], ['--dedupe'], ['--explain']):
        records = read_records(program, [*flags, *map(str, pages)])
        if len(records) != len(pages):
            wrong.append(f'{len(records)} records for {len(pages)} pages')
        for page, record in zip(pages, records):
            wrong += [f'{page.stem} {" ".join(flags)}: {f}' for f in faults(validator, record)]
            if '--dedupe' in flags and 'copy_of' not in record:
                wrong.append(f'{page.stem}: no copy_of, though asked for')
            if '--text' in flags and 'text' not in record:
                wrong.append(f'{page.stem}: no text, though asked for')
            if '--explain' in flags and record['provenance'] and not record.get('candidates'):
                wrong.append(f'{page.stem}: no candidates, though asked for')
    print(*wrong, sep='\n')
    print(f'{len(pages)} pages, {len(wrong)} faults')
    sys.exit(1 if wrong else 0)


main()
