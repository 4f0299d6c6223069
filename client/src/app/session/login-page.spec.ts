import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { held } from '../testing/fake-server.ts';
import { World, type Mounted } from '../testing/mount.ts';
import { LoginPage } from './login-page.ts';

const demo = { mode: 'demo', signIn: ['name'], phonesUrl: 'http://localhost:3100/phones' };
const live = { mode: 'live', signIn: ['passkey', 'passphrase'] };

async function setUp(welcome: object = demo) {
  const world = new World();
  world.server.on('GET /api/welcome', [200, welcome]);
  const page = await world.mount(LoginPage);
  const submit = async (username: string): Promise<void> => {
    page.field('username').value = username;
    await page.press('Sign');
  };
  return { server: world.server, page, submit };
}

const isLive = (page: Mounted) => page.root.querySelector('app-live-sign-in') !== null;

describe('the sign-in page of a demo', () => {
  it('asks for a username that password managers know', async () => {
    const { page } = await setUp();
    const field = page.field('username');
    expect(page.words('label[for=username]')).toBe('Username');
    expect(field.autocomplete).toBe('username');
    expect(isLive(page)).toBe(false);
  });

  it('says that it is one, on this computer only, and where the phones are', async () => {
    const { page } = await setUp();
    expect(page.words('.banner')).toMatch(/A demo , on this computer only: no real phone can ring/);
    expect(page.root.querySelector('.banner a')!.getAttribute('href')).toBe(demo.phonesUrl);
  });

  it('leads a known person to the pad', async () => {
    const { server, submit } = await setUp();
    server.on('POST /api/session', [200, { username: 'john' }]);
    await submit(' john ');
    expect(TestBed.inject(Router).url).toBe('/home');
  });

  it('says that the username is invalid, to eyes and to ears, with the focus in the field', async () => {
    const { page, server, submit } = await setUp();
    server.on('POST /api/session', [
      401,
      { code: 'username-invalid', message: 'Username invalid' },
    ]);
    await submit('zed');
    const field = page.field('username');
    expect(page.problem).toBe('Username invalid');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toBe('problem');
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('zed');
  });

  it('has its own words for a server that cannot be reached', async () => {
    const { page, submit } = await setUp();
    await submit('john');
    expect(page.problem).toBe('Hotline can’t be reached. Check your connection and try again.');
  });

  it('asks for a name before it asks the server', async () => {
    const { page, server, submit } = await setUp();
    await submit('   ');
    expect(page.problem).toBe('Type your username.');
    expect(server.requests).toEqual(['GET /api/welcome']);
  });

  it('shows that it is working, and signs in once', async () => {
    const { page, server, submit } = await setUp();
    const answer = held<[number, unknown]>();
    server.on('POST /api/session', () => answer.promise);
    await submit('john');
    await submit('john');
    expect(page.button('Signing in…').getAttribute('aria-disabled')).toBe('true');
    expect(server.requests).toEqual(['GET /api/welcome', 'POST /api/session']);
  });
});

describe('the sign-in page', () => {
  it('offers in earnest what only its people have or know, and tells nothing of a demo', async () => {
    const { page } = await setUp(live);
    await page.settle();
    expect(isLive(page)).toBe(true);
    expect(page.root.querySelector('app-name-sign-in')).toBeNull();
    expect(page.root.querySelector('.banner')).toBeNull();
  });

  it('says so while it does not know how one signs in', async () => {
    const world = new World();
    world.server.on('GET /api/welcome', () => held<[number, unknown]>().promise);
    const page = await world.mount(LoginPage);
    expect(page.words('[role=status]')).toBe('Getting ready…');
  });

  it('offers to try again when the server cannot be reached', async () => {
    const world = new World();
    const page = await world.mount(LoginPage);
    expect(page.problem).toBe('Hotline can’t be reached. Check your connection.');
    world.server.on('GET /api/welcome', [200, demo]);
    await page.press('Try again');
    expect(page.field('username')).not.toBeNull();
  });

  it('tries again by itself when the network is back', async () => {
    const world = new World();
    const page = await world.mount(LoginPage);
    world.server.on('GET /api/welcome', [200, demo]);
    window.dispatchEvent(new Event('online'));
    await page.settle();
    expect(page.field('username')).not.toBeNull();
  });
});
