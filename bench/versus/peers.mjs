// node peers.mjs PEER LIST: reads a list's lines {id, url, file} and writes one line a page with what
// PEER says of it, in the names of the item record. Pages on which it fails give a line with the id
// alone; how many these are goes to standard error.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';

const quiet = () => {};
console.error = console.warn = console.info = console.debug = quiet; // peers talk about bad pages

async function metascraper() {
  const names = ['title', 'author', 'publisher', 'date', 'description', 'image', 'url', 'lang'];
  const rules = await Promise.all(names.map(async name => (await import(`metascraper-${name}`)).default()));
  const scrape = (await import('metascraper')).default(rules);
  return async (html, url) => {
    const { date, lang, ...rest } = await scrape({ html, url });
    return { ...rest, published: date, language: lang };
  };
}

async function defuddle() {
  const { parseHTML } = await import('linkedom');
  const { Defuddle } = await import('defuddle/node');
  return async (html, url) => {
    const found = await Defuddle(parseHTML(html).document, url);
    const { document } = parseHTML(`<html><body>${found.content}</body></html>`);
    return {
      title: found.title, author: found.author, publisher: found.site, published: found.published,
      description: found.description, image: found.image, language: found.language,
      text: document.body.textContent,
    };
  };
}

async function readability() {
  const { parseHTML } = await import('linkedom');
  const { Readability } = await import('@mozilla/readability');
  return html => {
    const found = new Readability(parseHTML(html).document).parse() ?? {};
    return {
      title: found.title, author: found.byline, publisher: found.siteName, published: found.publishedTime,
      description: found.excerpt, language: found.lang, text: found.textContent,
    };
  };
}

async function open_graph_scraper() {
  const ogs = (await import('open-graph-scraper')).default;
  return async html => {
    const { result } = await ogs({ html });
    return {
      title: result.ogTitle, author: result.author ?? result.articleAuthor, publisher: result.ogSiteName,
      published: result.articlePublishedTime, description: result.ogDescription,
      image: result.ogImage?.[0]?.url, url: result.ogUrl, language: result.ogLocale,
    };
  };
}

const peers = { metascraper, defuddle, readability, 'open-graph-scraper': open_graph_scraper };
const extract = await peers[process.argv[2]]();
let failed = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[3]) })) {
  const page = JSON.parse(line);
  let record = {};
  try {
    record = await extract(readFileSync(page.file, 'utf8'), page.url);
  } catch {
    ++failed;
  }
  process.stdout.write(JSON.stringify({ id: page.id, ...record }) + '\n');
}
process.stderr.write(`${failed}\n`);
