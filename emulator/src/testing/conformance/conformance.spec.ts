import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { chapters } from './chapters.ts';
import { page, pathOf, split } from './page.ts';

const root = join(__dirname, '../../../..');
const rows = chapters.flatMap((chapter) => chapter.rows);

/** The vendor's published definition; it stays where it is. */
const definition = join(root, '../shared/reference/voice.openapi.yml');
const here = existsSync(definition);

/** Whether the titles are in the file, each in quotes, one after the other. */
function has(text: string, titles: readonly string[]): boolean {
  let from = 0;
  return titles.every((title) => {
    const found = [`'${title}'`, `\`${title}\``].map((quoted) => text.indexOf(quoted, from));
    from = Math.max(...found);
    return from >= 0;
  });
}

describe('the page of what the emulator does', () => {
  it('says of every row what shows it, or that it is missing', () => {
    const bare = rows.filter(({ shown = [], missing }) => shown.length === 0 && !missing);
    expect(bare).toEqual([]);
    expect(rows.length).toBeGreaterThan(130);
  });

  it('names tests that there are', () => {
    const wrong = rows
      .flatMap(({ shown = [] }) => shown)
      .filter((reference) => {
        const { file, titles } = split(reference);
        const path = join(root, pathOf(file));
        return titles.length === 0 || !existsSync(path) || !has(readFileSync(path, 'utf8'), titles);
      });
    expect(wrong).toEqual([]);
  });

  it('is the one in docs; `npm run conformance` makes it', () => {
    expect(readFileSync(join(root, 'docs/conformance.md'), 'utf8')).toBe(page(chapters));
  });

  (here ? it : it.skip)(
    `has a row for every published operation${here ? '' : ': not compared, voice.openapi.yml is not here'}`,
    () => {
      const { paths } = parse(readFileSync(definition, 'utf8')) as { paths: object };
      const methods = ['get', 'post', 'put', 'patch', 'delete'];
      const published = Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations as object)
          .filter((method) => methods.includes(method))
          .map((method) => `${method.toUpperCase()} /v1/calls${path === '/' ? '' : path}`),
      );
      expect(published.length).toBeGreaterThanOrEqual(11);
      const named = rows.map(({ what }) => what);
      const unnamed = published.filter(
        (operation) => !named.some((what) => what.startsWith(`\`${operation}\``)),
      );
      expect(unnamed).toEqual([]);
    },
  );
});
