import { TestBed } from '@angular/core/testing';
import { PasskeyFailure } from '../passkeys/passkey-failure.ts';
import { SessionStore } from '../session/session-store.ts';
import { newPasskey, proofOfPasskey } from '../testing/fake-passkeys.ts';
import { held } from '../testing/fake-server.ts';
import { wordsOf, World, type Mounted } from '../testing/mount.ts';
import { AccountPage } from './account-page.ts';

const agents = {
  windows: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  iPhone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Safari/604.1',
};
const session = (id: string, agent: string, current = false) => ({
  id,
  agent,
  current,
  createdAt: 1_000_000,
  seenAt: 1_000_000,
});
const sessions = [
  session('a', agents.iPhone),
  session('b', agents.windows, true),
  session('c', 'curl'),
];
const passkeys = [
  { id: 'k', label: 'Safari on iPhone', createdAt: 1_000_000, usedAt: null },
  { id: 'l', label: 'Chrome on Windows', createdAt: 1_000_000, usedAt: 1_000_000 },
];
const proofNeeded = [403, { code: 'proof-needed', message: 'Prove it.' }] as const;

async function setUp(prepare: (world: World) => void = () => undefined) {
  const world = new World();
  world.server
    .on('GET /api/welcome', [200, { mode: 'live', signIn: ['passkey', 'passphrase'] }])
    .on('GET /api/sessions', [200, sessions])
    .on('GET /api/passkeys', [200, passkeys])
    .on('POST /api/proof/passkey/options', [200, { challenge: 'proof' }]);
  prepare(world);
  return { server: world.server, world, page: await world.mount(AccountPage) };
}

/** As a server that wants a proof before it does that, and then hears what it is told. */
function wantsProof({ server }: World, request: string) {
  const heard: unknown[] = [];
  const proofs: unknown[] = [];
  const prove = (body: unknown) => {
    proofs.push(body);
    return [204] as const;
  };
  server
    .on(request, (body) => {
      if (proofs.length === 0) return proofNeeded;
      heard.push(body);
      return [204];
    })
    .on('POST /api/proof', prove)
    .on('POST /api/proof/passkey', prove);
  return { heard, proofs };
}

const asksForProof = (page: Mounted) => page.root.querySelector('dialog')!.open;
const rows = (page: Mounted, section: string) =>
  Array.from(page.root.querySelectorAll(`${section} li`), wordsOf);

describe('the sessions', () => {
  it('are listed in plain words, this one first', async () => {
    const { page } = await setUp();
    const [first = '', second = ''] = rows(page, 'app-sessions-section');
    expect(first).toMatch(/^Firefox on Windows This one Since/);
    expect(first).not.toContain('Sign out');
    expect(second).toMatch(/^Safari on iPhone Since .* last used .* Sign out of Safari on iPhone/);
  });

  it('can be ended one by one, which is said once', async () => {
    const { page, server } = await setUp();
    server.on('DELETE /api/sessions/a', [204]).on('GET /api/sessions', [200, sessions.slice(1)]);
    await page.press('Sign out of Safari');
    expect(rows(page, 'app-sessions-section').join()).not.toContain('Safari');
    expect(page.said).toBe('Signed out of Safari on iPhone.');
  });

  it('can be ended all but this one', async () => {
    const { page, server } = await setUp();
    server
      .on('DELETE /api/sessions', [204])
      .on('GET /api/sessions', [200, [session('b', agents.windows, true)]]);
    await page.press('Sign out everywhere else');
    expect(rows(page, 'app-sessions-section')).toHaveLength(1);
    expect(() => page.button('Sign out everywhere else')).toThrow();
    expect(document.activeElement?.textContent).toBe('Where you are signed in');
  });

  it('say so when one could not be ended', async () => {
    const { page } = await setUp();
    await page.press('Sign out of Safari');
    expect(page.problem).toMatch(/can’t be reached/);
    expect(rows(page, 'app-sessions-section')).toHaveLength(3);
  });

  it('are asked for again when they could not be loaded', async () => {
    const { page, server } = await setUp(({ server }) => server.on('GET /api/sessions', [503, {}]));
    expect(page.words()).toContain('Your sessions could not be loaded.');
    server.on('GET /api/sessions', [200, sessions]);
    await page.press('Retry');
    expect(rows(page, 'app-sessions-section')).toHaveLength(3);
  });
});

describe('the passkeys', () => {
  it('are listed with when they were used', async () => {
    const { page } = await setUp();
    expect(rows(page, 'app-passkeys-section')[0]).toMatch(
      /^Safari on iPhone Added .* not used yet/,
    );
  });

  it.each([
    ['there is none', [200, []] as const, 'You have no passkey yet.'],
    ['it is not known', held<[number, unknown]>().promise, 'Loading…'],
    ['they could not be loaded', [503, {}] as const, 'Your passkeys could not be loaded.'],
  ])('say when %s', async (_when, answer, words) => {
    const { page } = await setUp(({ server }) => server.on('GET /api/passkeys', () => answer));
    expect(page.words('app-passkeys-section')).toContain(words);
  });

  it('grow by one that is made here, once it is proven who sits here', async () => {
    const { page, world } = await setUp();
    const { proofs } = wantsProof(world, 'POST /api/passkeys/options');
    const heard: unknown[] = [];
    world.server
      .on('POST /api/passkeys', (body) => {
        heard.push(body);
        return [201, {}];
      })
      .on('POST /api/passkeys/options', () =>
        proofs.length === 0 ? proofNeeded : [200, { challenge: 'new' }],
      );
    await page.press('Add a passkey');
    expect(asksForProof(page)).toBe(true);
    expect(world.passkeys.made).toEqual([]);
    await page.press('Use your passkey');
    expect(proofs).toEqual([{ response: proofOfPasskey }]);
    expect(asksForProof(page)).toBe(false);
    expect(heard).toEqual([{ response: newPasskey, label: 'Firefox on Linux' }]);
    expect(page.said).toBe('Passkey added.');
  });

  it('say when this device has one already', async () => {
    const { page } = await setUp(({ passkeys, server }) => {
      server.on('POST /api/passkeys/options', [200, { challenge: 'new' }]);
      passkeys.onMake = () => Promise.reject(new PasskeyFailure('exists'));
    });
    await page.press('Add a passkey');
    expect(page.problem).toBe('There is a passkey of yours on this device already.');
  });

  it('lose one only when one is sure', async () => {
    const { page, server } = await setUp();
    await page.press('Remove… Safari');
    await page.press('Keep it');
    expect(server.requests.join()).not.toContain('DELETE');
    server.on('DELETE /api/passkeys/k', [204]).on('GET /api/passkeys', [200, passkeys.slice(1)]);
    await page.press('Remove… Safari');
    await page.press('Remove it : Safari');
    expect(rows(page, 'app-passkeys-section')).toHaveLength(1);
    expect(page.said).toBe('Passkey removed.');
  });
});

describe('the passphrase', () => {
  const change = async (page: Mounted, passphrase = 'correct horse battery') => {
    await page.type('new-passphrase', passphrase);
    await page.press('Change passphrase');
  };

  it('is changed once it is proven who sits here, with what was typed', async () => {
    const { page, world } = await setUp();
    const { heard, proofs } = wantsProof(world, 'PUT /api/passphrase');
    await change(page);
    expect(asksForProof(page)).toBe(true);
    await page.type('proof-passphrase', 'the old passphrase');
    await page.press('Go on');
    expect(proofs).toEqual([{ passphrase: 'the old passphrase' }]);
    expect(heard).toEqual([{ passphrase: 'correct horse battery' }]);
    expect(page.field('new-passphrase').value).toBe('');
    expect(page.field('proof-passphrase').value).toBe('');
    expect(page.said).toBe('Your passphrase is changed.');
  });

  it('stays as it is when no proof is given', async () => {
    const { page, world } = await setUp();
    const { heard } = wantsProof(world, 'PUT /api/passphrase');
    await change(page);
    await page.press('Cancel');
    expect(asksForProof(page)).toBe(false);
    expect(heard).toEqual([]);
    expect(page.words('app-passphrase-section')).not.toContain('is changed');
  });

  it('is not proven by a wrong one, which does not sign out', async () => {
    const { page, world } = await setUp();
    wantsProof(world, 'PUT /api/passphrase');
    world.server.on('POST /api/proof', [401, { code: 'sign-in-failed', message: 'Not that.' }]);
    await change(page);
    await page.type('proof-passphrase', 'something else');
    await page.press('Go on');
    expect(page.problem).toBe('Not that.');
    expect(TestBed.inject(SessionStore).lost()).toBe(false);
    expect(asksForProof(page)).toBe(true);
    expect(document.activeElement).toBe(page.field('proof-passphrase'));
  });

  it('is refused with the reason', async () => {
    const { page, server } = await setUp();
    await change(page, 'short');
    expect(page.problem).toBe('Too short: 10 characters more.');
    server.on('PUT /api/passphrase', [422, { code: 'passphrase-refused', message: 'Too known.' }]);
    await change(page);
    expect(page.problem).toBe('Too known.');
    expect(document.activeElement).toBe(page.field('new-passphrase'));
  });
});

it('takes the focus, and leads back', async () => {
  const { page } = await setUp();
  expect(document.activeElement?.textContent).toBe('Your account');
  expect(page.root.querySelector('.page-back')!.getAttribute('href')).toBe('/home');
});

it('has in a demo nothing but sessions to look after', async () => {
  const { page } = await setUp(({ server }) =>
    server.on('GET /api/welcome', [200, { mode: 'demo', signIn: ['name'] }]),
  );
  expect(page.words()).toContain('This is a demo');
  expect(page.root.querySelector('app-passkeys-section, app-passphrase-section')).toBeNull();
});
