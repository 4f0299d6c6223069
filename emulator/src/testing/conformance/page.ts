import type { Chapter, Row } from './row.ts';

const head = `# What the emulator does of the platform

Made by \`npm run conformance\` from the tables in \`emulator/src/testing/conformance/\`; a test fails when this page, a test
that it names, or an operation of the platform's OpenAPI file is missing. What is known of the platform comes from its
documents and its SDKs: no test has been run against a real account.
`;

/** The whole page, in Markdown. */
export function page(chapters: readonly Chapter[]): string {
  return [head, ...chapters.map(chapter)].join('\n');
}

function chapter({ title, rows }: Chapter): string {
  const shown = rows.filter((row) => row.shown);
  const count = `${shown.length} of ${rows.length} are shown by tests.`;
  const table = ['| The platform | Shown by |', '| --- | --- |', ...rows.map(line)];
  return [`## ${title}`, '', count, '', ...table, ''].join('\n');
}

function line({ what, shown = [], missing }: Row): string {
  const tests = shown.map((reference) => {
    const { file, titles } = split(reference);
    const name = file.replace(/^.*\//, '').replace(/\.(spec|e2e)\.ts$/, '');
    return `[${name}](../${pathOf(file)}): ${titles.join(' ')}`;
  });
  const not = missing === undefined ? [] : [`**Not emulated:** ${missing}`];
  return `| ${escape(what)} | ${escape([...tests, ...not].join('<br>'))} |`;
}

/** Where the file of a reference is, from the root of the repository. */
export function pathOf(file: string): string {
  return file.startsWith('e2e/') ? file : `emulator/src/${file}`;
}

/** The file of a reference, and the titles in it, the outermost first. */
export function split(reference: string): {
  readonly file: string;
  readonly titles: readonly string[];
} {
  const [file = '', ...titles] = reference.split(' › ');
  return { file, titles };
}

const escape = (text: string): string => text.replaceAll('|', '\\|');
