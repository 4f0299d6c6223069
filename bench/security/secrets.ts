import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'playwright-core';
import { findBrowser } from '../../e2e/find-browser.ts';
import { openBrowser } from '../../e2e/browser.ts';
import { openPad } from '../../e2e/pad.ts';
import { untried, type Check } from './finding.ts';
import { startRunning, type Running } from './running.ts';
import { spellings, spellingsOfNumber } from './spellings.ts';

const check =
  'the built client, every answer and every log line of a run, for secrets and numbers in every spelling';
const built = join(import.meta.dirname, '../../client/dist/browser');
/** Numbers that stand nowhere in the project. */
const numbers = ['+447700900391', '+447700900842', '+447700900573'];

interface Text {
  readonly from: string;
  readonly text: string;
  /** What may stand here and nowhere else. */
  readonly own?: string;
}

/** No secret, and nobody's number, is in anything that leaves the server. */
export const secrets: Check = async () => {
  if (findBrowser() === undefined) return [untried(check, 'no Chrome or Chromium on this machine')];
  const names = ['Bob', 'Alice', 'Sue'];
  const contacts = numbers.map((number, index) => ({ name: names[index], number }));
  await using running = await startRunning({ contacts, env: { LOG_LEVEL: 'debug' } });
  const seen: Text[] = [];
  const cookie = await useInBrowser(running, seen);
  const token = await askByHand(running, cookie, seen);
  const needles = [
    ...numbers.flatMap(spellingsOfNumber),
    ...secretsOf(running, cookie, token).flatMap(spellings),
  ];
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );
  seen.push(
    ...files.map((name) => ({ from: name, text: readFileSync(join(built, name), 'latin1') })),
  );
  seen.push({ from: 'the log', text: running.output() });
  const hits = seen.flatMap(({ from, text, own = '' }) => {
    const rest = own === '' ? text : text.replaceAll(own, '');
    return needles.filter((needle) => rest.includes(needle)).map((needle) => `${from}: ${needle}`);
  });
  const characters = seen.reduce((sum, { text }) => sum + text.length, 0);
  const lines = running.output().split('\n').length;
  return [
    {
      check,
      tried: seen.length * needles.length,
      outcome: `${hits.length} hits of ${needles.length} spellings in ${files.length} files, ${seen.length - files.length - 1} answers and ${lines} log lines, ${(characters / 1e6).toFixed(1)} MB${hits[0] ? `, such as ${hits[0].slice(0, 120)}` : ''}`,
      // Where the names are, the numbers would be too.
      holds: hits.length === 0 && seen.some(({ text }) => text.includes('Alice')),
    },
  ];
};

/** A call with all that the page shows of it; gives the browser's cookie. */
async function useInBrowser(running: Running, seen: Text[]): Promise<string> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith(running.url)) reading.push(read(response, seen));
    });
    const pad = await openPad(page, running);
    await pad.call('bob');
    await pad.shows('bob', 'answered');
    await pad.endCall();
    await pad.shows('bob', 'ended');
    await page.locator('[data-call] .activity-details').first().click();
    await page
      .locator('.timeline-summary')
      .getByText(/^Ended/)
      .waitFor();
    const cookies = await page.context().cookies();
    await page.close();
    await Promise.all(reading);
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}

async function read(response: Response, seen: Text[]): Promise<void> {
  const path = new URL(response.url()).pathname;
  const { 'set-cookie': set = '', ...headers } = await response.allHeaders();
  // A stream that is cut off, and what is redirected, have no body to read.
  const text = await response.text().catch(() => '');
  // The one answer that is a token, and the header that is a cookie: there they belong.
  const own = path.startsWith('/auth/') ? text : '';
  seen.push({ from: path, text: `${JSON.stringify(headers)}\n${text}`, ...(own && { own }) });
  seen.push({ from: `${path}, Set-Cookie`, text: set.replaceAll(/=[^;]*/g, '') });
}

/** What the page does not ask, with a session and without, well and badly put. */
const paths = [
  ...['session', 'settings', 'contacts', 'calls', 'troubles', 'welcome', 'sessions', 'passkeys'],
  ...['admin/status', 'admin/audit', 'admin/calls', 'nothing', 'calls?limit=x'],
].map((name) => `/api/${name}`);
const stray = [
  '/health/live',
  '/health/ready',
  '/.env',
  '/contacts.json',
  '/auth/mary',
  '/hotline.db',
];

/** Gives a token of the voice SDK. */
async function askByHand(running: Running, cookie: string, seen: Text[]): Promise<string> {
  const headers = { cookie };
  const { text: minted } = await running.send({ path: '/auth/john', headers });
  const call = await running.place(cookie, 'alice');
  await tellNumbers(running, call, seen);
  const ofCall = [`/api/calls/${call}`, `/api/calls/${call}/timeline`];
  for (const path of [...paths, ...ofCall, ...stray]) {
    seen.push(textOf(path, await running.send({ path, headers })));
    seen.push(textOf(path, await running.send({ path })));
  }
  return JSON.parse(minted) as string;
}

/** The platform names the number in every way. */
async function tellNumbers({ ask, tell }: Running, call: string, seen: Text[]): Promise<void> {
  const digits = (numbers[1] ?? '').slice(1);
  const [conversation_uuid, leg] = ['CON-own', { uuid: 'own', conversation_uuid: 'CON-own' }];
  // The answer to the platform has the number: it is who has to dial it.
  await ask({ to: call, from_user: 'john', ...leg });
  const told = [
    { status: 'ringing', to: digits, uuid: 'hers', conversation_uuid },
    { status: 'failed', detail: `${digits} has no route`, uuid: 'hers', conversation_uuid },
    { reason: `Invalid number +${digits}`, conversation_uuid },
    { status: 'completed', to: `+${digits}`, price: '0.01', ...leg },
  ];
  for (const event of told) seen.push(textOf('an event', await tell(event)));
  seen.push(textOf('a question', await ask({ ...leg, to: digits, from_user: 'john' })));
}

function textOf(from: string, { headers, text }: { headers: object; text: string }): Text {
  return { from, text: `${JSON.stringify(headers)}\n${text}` };
}

/** All that must stay where it is: keys whole and line by line, and what shows who somebody is. */
function secretsOf({ application }: Running, cookie: string, token: string): readonly string[] {
  const { privateKey, signatureSecrets } = application;
  const lines = privateKey.split('\n').filter((line) => line.length > 40 && !line.startsWith('-'));
  const sessions = cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [...lines, ...signatureSecrets, ...sessions, token, token.split('.')[2] ?? ''];
}
