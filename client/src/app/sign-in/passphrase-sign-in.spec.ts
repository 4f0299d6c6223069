import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { held } from '../testing/fake-server.ts';
import { World } from '../testing/mount.ts';
import { PassphraseSignIn } from './passphrase-sign-in.ts';

const passphrase = 'correct horse battery';

async function setUp() {
  const world = new World();
  const form = await world.mount(PassphraseSignIn);
  const submit = async (username: string, secret: string): Promise<void> => {
    await form.type('username', username);
    await form.type('passphrase', secret);
    await form.press('Sign');
  };
  return { server: world.server, form, submit };
}

it('has fields that password managers and passkeys know, and that take a paste', async () => {
  const { form } = await setUp();
  expect(form.field('username').getAttribute('autocomplete')).toBe('username webauthn');
  const field = form.field('passphrase');
  expect(field.getAttribute('autocomplete')).toBe('current-password');
  expect(field.hasAttribute('maxlength')).toBe(false);
  const paste = new Event('paste', { cancelable: true, bubbles: true });
  field.dispatchEvent(paste);
  expect(paste.defaultPrevented).toBe(false);
});

it('hides the passphrase until it shall be shown', async () => {
  const { form } = await setUp();
  expect(form.field('passphrase').type).toBe('password');
  await form.press('Show Passphrase');
  expect(form.field('passphrase').type).toBe('text');
  await form.press('Hide Passphrase');
  expect(form.field('passphrase').type).toBe('password');
});

it('signs in and leads to the pad', async () => {
  const { server, submit } = await setUp();
  const heard: unknown[] = [];
  server.on('POST /api/session', (body) => {
    heard.push(body);
    return [200, { username: 'alice', admin: false }];
  });
  await submit(' alice ', passphrase);
  expect(heard).toEqual([{ username: 'alice', passphrase }]);
  expect(TestBed.inject(Router).url).toBe('/home');
});

it('asks for what is missing before it asks the server', async () => {
  const { form, server, submit } = await setUp();
  await submit('', passphrase);
  expect(form.problem).toBe('Type your username.');
  expect(document.activeElement).toBe(form.field('username'));
  await submit('alice', '');
  expect(form.problem).toBe('Type your passphrase.');
  expect(document.activeElement).toBe(form.field('passphrase'));
  expect(server.requests).toEqual([]);
});

it.each([
  [[401, { code: 'sign-in-failed', message: 'That did not match.' }], 'That did not match.'],
  [
    [429, { code: 'too-many-attempts', message: '' }, { 'Retry-After': '600' }],
    'Too many attempts. Try again in 10 minutes.',
  ],
] as const)('says why it was refused, with the focus where it is mended', async (answer, words) => {
  const { form, server, submit } = await setUp();
  server.on('POST /api/session', answer);
  await submit('alice', passphrase);
  expect(form.problem).toBe(words);
  const field = form.field('passphrase');
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(form.root.querySelector(`#${field.getAttribute('aria-describedby')}`)!.textContent).toBe(
    words,
  );
});

it('has its own words for a server that cannot be reached', async () => {
  const { form, submit } = await setUp();
  await submit('alice', passphrase);
  expect(form.problem).toBe('Hotline can’t be reached. Check your connection and try again.');
});

it('shows that it is working, and asks once', async () => {
  const { form, server, submit } = await setUp();
  server.on('POST /api/session', () => held<[number, unknown]>().promise);
  await submit('alice', passphrase);
  await submit('alice', passphrase);
  expect(form.button('Signing in…').getAttribute('aria-disabled')).toBe('true');
  expect(server.requests).toEqual(['POST /api/session']);
});
