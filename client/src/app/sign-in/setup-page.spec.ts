import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router } from '@angular/router';
import { BehaviorSubject } from 'rxjs';
import { PasskeyFailure } from '../passkeys/passkey-failure.ts';
import { newPasskey } from '../testing/fake-passkeys.ts';
import { held } from '../testing/fake-server.ts';
import { World } from '../testing/mount.ts';
import { SetupPage } from './setup-page.ts';

const token = 'TOKEN';
const alice = [200, { username: 'alice', admin: false }] as const;
const notValid = [410, { code: 'link-not-valid', message: 'No.' }] as const;

async function setUp(prepare: (world: World) => void = () => undefined, fragment = token) {
  const world = new World();
  const heard: unknown[] = [];
  const hear = (body: unknown) => {
    heard.push(body);
    return alice;
  };
  world.server
    .on('POST /api/setup', [200, { username: 'alice' }])
    .on('POST /api/setup/passkey/options', [200, { challenge: 'challenge' }])
    .on('POST /api/setup/passkey', hear)
    .on('POST /api/setup/passphrase', hear);
  prepare(world);
  const address = new BehaviorSubject<string | null>(fragment || null);
  TestBed.overrideProvider(ActivatedRoute, { useValue: { fragment: address } });
  await TestBed.inject(Router).navigateByUrl(`/setup#${fragment}`);
  const page = await world.mount(SetupPage);
  return { server: world.server, address, heard, page };
}

const place = () => TestBed.inject(Router).url;

it('greets the one whose link it is', async () => {
  const { page, server } = await setUp();
  expect(page.words('h1')).toBe('Welcome to Hotline, alice');
  expect(server.requests).toEqual(['POST /api/setup']);
});

it('takes the token out of the address at once', async () => {
  await setUp(({ server }) =>
    server.on('POST /api/setup', () => held<[number, unknown]>().promise),
  );
  expect(place()).toBe('/setup');
});

it('takes up another link that is opened in the same window', async () => {
  const { address, page, server } = await setUp(({ server }) =>
    server.on('POST /api/setup', notValid),
  );
  server.on('POST /api/setup', [200, { username: 'bert' }]);
  address.next('OTHER');
  await page.settle();
  expect(page.words('h1')).toContain('bert');
});

it('adds a passkey, named after the device, and is signed in', async () => {
  const { heard, page } = await setUp();
  await page.press('Add a passkey');
  expect(heard).toEqual([{ token, response: newPasskey, label: 'Firefox on Linux' }]);
  expect(place()).toBe('/home');
});

it('says what to do when no passkey was added', async () => {
  const { page } = await setUp(({ passkeys }) => {
    passkeys.onMake = () => Promise.reject(new PasskeyFailure('cancelled'));
  });
  await page.press('Add a passkey');
  expect(page.problem).toBe('No passkey was added. Try again, or choose a passphrase.');
});

it('offers only a passphrase where the browser has no passkeys', async () => {
  const { page } = await setUp(({ passkeys }) => {
    passkeys.supported = false;
  });
  expect(page.words()).toContain('This browser can’t make passkeys here. Choose a passphrase.');
  expect(() => page.button('Add a passkey')).toThrow();
});

it('takes a passphrase instead, and is signed in', async () => {
  const { heard, page } = await setUp();
  await page.type('passphrase', 'correct horse battery');
  await page.press('Use this passphrase');
  expect(heard).toEqual([{ token, passphrase: 'correct horse battery' }]);
  expect(place()).toBe('/home');
});

it('tells password managers whose new passphrase it is', async () => {
  const { page } = await setUp();
  expect(page.root.querySelector<HTMLInputElement>('[autocomplete=username]')!.value).toBe('alice');
  expect(page.field('passphrase').getAttribute('autocomplete')).toBe('new-password');
});

it('counts, and refuses what is too short or too long without asking', async () => {
  const { page, server } = await setUp();
  await page.type('passphrase', 'fourteen chars');
  expect(page.words('.passphrase-count')).toBe('14 of 15');
  await page.press('Use this passphrase');
  expect(page.problem).toBe('Too short: 1 character more.');
  expect(document.activeElement).toBe(page.field('passphrase'));
  await page.type('passphrase', 'x'.repeat(130));
  expect(page.words('.passphrase-count')).toBe('130, at most 128');
  await page.press('Use this passphrase');
  expect(page.problem).toBe('Too long: take 2 characters away.');
  expect(server.requests).toEqual(['POST /api/setup']);
});

it('says why the server refuses a passphrase', async () => {
  const { page } = await setUp(({ server }) =>
    server.on('POST /api/setup/passphrase', [
      422,
      { code: 'passphrase-refused', message: 'Everybody would try that one.' },
    ]),
  );
  await page.type('passphrase', 'correct horse battery');
  await page.press('Use this passphrase');
  expect(page.problem).toBe('Everybody would try that one.');
});

it.each(['at once', 'meanwhile'])('says what to do when the link is not valid %s', async (when) => {
  const { page } = await setUp(({ server }) => {
    server.on(when === 'at once' ? 'POST /api/setup' : 'POST /api/setup/passphrase', notValid);
  });
  if (when === 'meanwhile') {
    await page.type('passphrase', 'correct horse battery');
    await page.press('Use this passphrase');
  }
  expect(page.words('h1')).toBe('This link is not valid any more');
  expect(page.words()).toMatch(/15 minutes\. Ask your administrator for a new one\./);
  expect(document.activeElement).toBe(page.root.querySelector('h1'));
  expect(page.root.querySelector('input')).toBeNull();
});

it('says what to do when the address holds no link', async () => {
  const { page, server } = await setUp(undefined, '');
  expect(page.words()).toContain('Open the setup link that your administrator gave you');
  expect(server.requests).toEqual([]);
});

it('tries again when the server cannot be reached', async () => {
  const { page, server } = await setUp(({ server }) => server.on('POST /api/setup', [503, {}]));
  expect(page.words()).toContain('Hotline can’t be reached.');
  server.on('POST /api/setup', [200, { username: 'alice' }]);
  await page.press('Try again');
  expect(page.words('h1')).toContain('alice');
});
