"""python peers.py PEER LIST: reads a list's lines {id, url, file} and writes one line a page with what
PEER says of it, in the names of the item record. Pages on which it fails give a line with the id
alone; how many these are goes to standard error."""
import json
import logging
import sys

logging.disable(logging.CRITICAL)  # peers talk about bad pages


def trafilatura():
    from trafilatura import bare_extraction

    def extract(html, url):
        found = bare_extraction(html, url=url, with_metadata=True)
        found = found.as_dict() if found else {}
        names = {'title': 'title', 'author': 'author', 'publisher': 'sitename', 'published': 'date',
                 'description': 'description', 'image': 'image', 'url': 'url', 'language': 'language', 'text': 'text'}
        return {ours: found.get(theirs) for ours, theirs in names.items()}
    return extract


def newspaper4k():
    from newspaper import Article

    def extract(html, url):
        article = Article(url, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return {'title': article.title, 'authors': article.authors, 'published': str(article.publish_date or '') or None,
                'description': article.meta_description, 'image': article.top_image, 'url': article.canonical_link,
                'language': article.meta_lang, 'text': article.text,
                'publisher': article.meta_site_name}
    return extract


def extruct():
    from extruct import extract as read

    def first(value):
        value = value[0] if isinstance(value, list) and value else value
        return value.get('name') or value.get('url') if isinstance(value, dict) else value

    def extract(html, url):
        """Open Graph and JSON-LD in one dict, as its users do: it reads embedded data only."""
        found = read(html, base_url=url, uniform=True, syntaxes=['opengraph', 'json-ld', 'microdata', 'dublincore'])
        graph = {}
        for item in found['json-ld'] + found['microdata']:
            graph.update({key: value for key, value in item.items() if key not in graph})
        og = found['opengraph'][0] if found['opengraph'] else {}
        return {'title': og.get('og:title') or first(graph.get('headline')), 'author': first(graph.get('author')),
                'publisher': og.get('og:site_name') or first(graph.get('publisher')),
                'published': og.get('article:published_time') or first(graph.get('datePublished')),
                'description': og.get('og:description') or first(graph.get('description')),
                'image': first(og.get('og:image') or graph.get('image')), 'url': og.get('og:url'),
                'language': og.get('og:locale') or first(graph.get('inLanguage'))}
    return extract


def main():
    extract, failed = {'trafilatura': trafilatura, 'newspaper4k': newspaper4k, 'extruct': extruct}[sys.argv[1]](), 0
    with open(sys.argv[2], encoding='utf-8') as pages:
        for line in pages:
            page, record = json.loads(line), {}
            try:
                with open(page['file'], 'rb') as file:
                    record = extract(file.read().decode('utf-8', 'replace'), page['url'])
            except Exception:  # whatever a peer throws is a page that it cannot do
                failed += 1
            print(json.dumps({'id': page['id'], **record}, ensure_ascii=False, default=str))
    print(failed, file=sys.stderr)


main()
