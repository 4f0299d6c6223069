import { TestBed } from '@angular/core/testing';
import type { AdminStatus } from '@hotline/protocol/admin';
import { SessionStore } from '../session/session-store.ts';
import { held } from '../testing/fake-server.ts';
import { World } from '../testing/mount.ts';
import { AdminPage } from './admin-page.ts';

const status: AdminStatus = {
  calls: { on: true },
  spentToday: '3.5',
  spendLimit: '25',
  refusedWebhooks: { replayed: 2, 'signature-wrong': 1204, 'too-old': 0 },
  limits: { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: null },
};
const call = (id: string, user: string) => ({
  id,
  user,
  contactId: 'bob',
  call: { status: 'ended', dialedAt: 0, endedAt: 0, reason: 'busy', voicemail: false },
});
const record = { seq: 7, at: 0, kind: 'webhook-refused', user: '', details: { reason: 'too-old' } };
const requests = {
  status: 'GET /api/admin/status',
  calls: 'GET /api/admin/calls?limit=20',
  audit: 'GET /api/admin/audit?limit=20',
};

async function setUp(prepare: (world: World) => void = () => undefined, admin = true) {
  const world = new World();
  world.server
    .on(requests.status, [200, status])
    .on(requests.calls, [200, { calls: [call('x', 'alice'), call('y', 'john')], next: 'y' }])
    .on(requests.audit, [200, { records: [record], next: '7' }]);
  prepare(world);
  TestBed.inject(SessionStore).begin({ username: 'john', admin });
  return { server: world.server, page: await world.mount(AdminPage) };
}

it('tells how all stands: calls, what they cost, limits, and what was refused, the most first', async () => {
  const { page } = await setUp();
  const words = page.words('app-status-section');
  expect(words).toContain('On Calls can be placed.');
  expect(words).toContain('€3.50 of €25.00');
  expect(words).toMatch(/Calls a minute, each person 6/);
  expect(words).toMatch(/Minutes a day, each person No limit/);
  expect(words).toMatch(/Signature wrong 1,204 Replayed 2$/);
});

it('tells when nothing is counted and nothing was refused', async () => {
  const { page } = await setUp(({ server }) =>
    server.on(requests.status, [
      200,
      { ...status, spentToday: null, spendLimit: null, refusedWebhooks: {} },
    ]),
  );
  expect(page.words()).toContain('Spent today No limit set');
  expect(page.words()).toContain('None since Hotline was started.');
});

it('switches calls off once it is proven who sits here, and says so once', async () => {
  const { page, server } = await setUp();
  const heard: unknown[] = [];
  let proven = false;
  server
    .on('PUT /api/admin/calls', (body) => {
      if (!proven) return [403, { code: 'proof-needed', message: '' }];
      heard.push(body);
      return [204];
    })
    .on('POST /api/proof', () => {
      proven = true;
      return [204];
    });
  await page.press('Switch all calls off');
  const off = { ...status, calls: { on: false, by: 'john', at: 0 } };
  server.on(requests.status, [200, off]);
  await page.type('proof-passphrase', 'correct horse battery');
  await page.press('Go on');
  expect(heard).toEqual([{ on: false }]);
  expect(page.words()).toMatch(/Off Nobody can place a call: switched by john at \d\d:00\./);
  expect(page.said).toBe('No calls can be placed now.');
  expect(document.activeElement?.textContent.trim()).toBe('Switch calls on');
});

it('says why calls could not be switched', async () => {
  const { page } = await setUp();
  await page.press('Switch all calls off');
  expect(page.problem).toMatch(/can’t be reached/);
});

it('lists everybody’s calls with the person, and opens those of one’s own', async () => {
  const { page } = await setUp();
  const rows = Array.from(page.root.querySelectorAll('app-calls-section li'));
  expect(
    rows.map((row) => row.querySelector('.admin-what')!.textContent.replace(/\s+/g, ' ').trim()),
  ).toEqual(['alice to bob', 'john to bob']);
  expect(rows.map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual([
    undefined,
    '/calls/y',
  ]);
});

it('lists what happened, and goes back as far as one asks', async () => {
  const { page, server } = await setUp();
  expect(page.words('app-audit-section')).toMatch(/Webhook refused reason: too-old/);
  server.on('GET /api/admin/audit?limit=20&before=7', [
    200,
    { records: [{ ...record, seq: 6, kind: 'signed-in', user: 'alice', details: {} }] },
  ]);
  await page.press('Show older entries');
  expect(page.words('app-audit-section')).toMatch(/Webhook refused.*Signed in alice$/);
});

it.each([
  [
    'nothing is there',
    [200, { calls: [], records: [] }],
    ['Nobody has called anybody yet.', 'Nothing yet.'],
  ],
  [
    'it cannot be loaded',
    [500, {}],
    ['The calls could not be loaded.', 'The log could not be loaded.'],
  ],
  ['it is not known', held<[number, unknown]>().promise, ['Loading…']],
] as const)('says when %s', async (_when, answer, words) => {
  const { page } = await setUp(({ server }) => {
    server.on(requests.calls, () => answer).on(requests.audit, () => answer);
  });
  for (const each of words) expect(page.words()).toContain(each);
});

it('reads everything again when it is asked to, and says whether it could', async () => {
  const { page, server } = await setUp();
  server.on(requests.status, [200, { ...status, spentToday: '9' }]);
  await page.press('Refresh');
  expect(page.words()).toContain('€9.00 of €25.00');
  expect(page.said).toBe('Refreshed.');
  server.on(requests.status, [500, {}]);
  await page.press('Refresh');
  expect(page.words()).toContain('The newest could not be loaded.');
  expect(page.said).toBe('Not everything could be loaded.');
});

it('shows nothing to others, and asks for nothing', async () => {
  const { page, server } = await setUp(undefined, false);
  expect(page.words()).toContain('Only administrators see what is here.');
  expect(server.requests).toEqual([]);
});
