import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openPostgresStore } from '../store/postgres-store.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { mobileExamples, specialExamples } from '../testing/example-numbers.ts';
import { postgresPrograms, startPostgres, type RealPostgres } from '../testing/real-postgres.ts';
import { createTestApp, dialled, type TestApp } from '../testing/test-app.ts';

const bobsNumber = '447700900001';

interface Spoken {
  readonly action: string;
  readonly endpoint?: readonly { readonly number: string }[];
}

/** The numbers that an answer connects to. */
function connected(body: unknown): string[] {
  if (!Array.isArray(body)) return [];
  return (body as Spoken[]).flatMap(({ endpoint = [] }) => endpoint.map(({ number }) => number));
}

describe('values that were signed all the same', () => {
  let test: TestApp;
  let mine: string;
  let theirs: string;

  beforeEach(async () => {
    test = createTestApp();
    mine = await test.place('john', 'bob');
    theirs = await test.place('mary', 'alice');
  });

  const examples = [...Object.values(specialExamples), mobileExamples].join(' ').trim();
  const numbers = examples.split(/\s+/);
  const oddities = ['', ' ', '\0', '\u202E', '../', 'null', '__proto__', '{}', '[]', "' OR 1=1 --"];

  /** What may be dialled by somebody who knows the ids of calls and contacts, but has placed none himself. */
  const hostile = () =>
    fc.oneof(
      fc.constantFrom('bob', 'alice', bobsNumber, `+${bobsNumber}`, 'sip:a@b.example', ...oddities),
      fc.constantFrom(...numbers).map((number) => `+${number}`),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[a-z2-7]{26}$/),
      fc
        .tuple(fc.constantFrom(mine, theirs), fc.constantFrom(' ', '\n', '\0', '=', 'a', '%00'))
        .map(([id, more]) => id + more),
      fc.constantFrom(mine, theirs).map((id) => id.toUpperCase()),
    );

  it('connect nobody, as what is dialled', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(), hostile(), fc.boolean(), async (to, user, inUrl) => {
        const payload = { ...dialled(to, 'john'), custom_data: JSON.stringify({ to: user }) };
        // A lone surrogate cannot stand in a URL.
        const asked = inUrl && to.isWellFormed() ? test.ask(payload) : test.askByPost(payload);
        expect(connected((await asked).body)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('connect nobody, as who dials somebody’s call', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(), fc.boolean(), async (user, byPost) => {
        const payload = dialled(theirs, user.toWellFormed());
        const asked = byPost ? test.askByPost(payload) : test.ask(payload);
        expect(connected((await asked).body)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('never choose the number, as what goes along with a call', async () => {
    const custom_data = { to: '449012345678', number: '449012345678', contactId: 'alice' };
    const more = { endpoint: [{ type: 'phone', number: '449012345678' }], from: '449012345678' };
    const res = await test.askByPost({ ...dialled(mine), ...more, custom_data }).expect(200);
    expect(connected(res.body)).toEqual([bobsNumber]);
  });

  it('place no call, as the id of a contact', async () => {
    const mary = await test.signIn('mary');
    await mary.delete(`/api/calls/${theirs}`).expect(204);
    await fc.assert(
      fc.asyncProperty(hostile(), async (value) => {
        fc.pre(!['bob', 'alice'].includes(value));
        const res = await mary.post('/api/calls').send({ contactId: value });
        expect([400, 404]).toContain(res.status);
      }),
      { numRuns: 60 },
    );
    expect((await test.store.page('mary', 9)).calls).toHaveLength(1);
  });
});

/** Asks for one call 200 times at once, each time as another leg; how many were connected, and to whom. */
async function askAtOnce(stores: readonly Store[]): Promise<string[]> {
  const { availability } = createTestApp();
  const apps = stores.map((store) => createTestApp({ store, availability }));
  const id = (await apps[0]?.place('john', 'bob')) ?? '';
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const app = apps[n % apps.length];
      return (await app?.ask(dialled(id, 'john', `leg-${n}`)))?.body as unknown;
    }),
  );
  return answers.flatMap(connected);
}

describe('one call that is asked for 200 times at once', () => {
  it('is connected once, from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    const store = openSqliteStore({ folder, pid: 1 });
    try {
      expect(await askAtOnce([store])).toEqual([bobsNumber]);
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });
});

const title = postgresPrograms ? 'in PostgreSQL' : 'in PostgreSQL (skipped: it is not installed)';

(postgresPrograms ? describe : describe.skip)(title, () => {
  let postgres: RealPostgres;

  beforeAll(async () => {
    postgres = await startPostgres(postgresPrograms ?? '');
  });

  afterAll(() => postgres.stop());

  it('one call that two servers are asked for 200 times at once is connected once', async () => {
    const url = await postgres.database();
    const open = () => openPostgresStore({ url, onBroken: () => undefined });
    const stores = [await open(), await open()];
    try {
      expect(await askAtOnce(stores)).toEqual([bobsNumber]);
    } finally {
      for (const store of stores) await store.close();
    }
  });
});
