import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import { PasskeyFailure, type PasskeyReason } from '../passkeys/passkey-failure.ts';
import { proofOfPasskey } from '../testing/fake-passkeys.ts';
import { held } from '../testing/fake-server.ts';
import { World } from '../testing/mount.ts';
import { PasskeySignIn } from './passkey-sign-in.ts';

function setUp(prepare: (world: World) => void = () => undefined) {
  const world = new World();
  let challenges = 0;
  const heard: unknown[] = [];
  world.server
    .on('POST /api/session/passkey/options', () => {
      challenges += 1;
      return [200, { challenge: `challenge ${challenges}` }];
    })
    .on('POST /api/session/passkey', (body) => {
      heard.push(body);
      return [200, { username: 'alice', admin: false }];
    });
  prepare(world);
  return { world, heard, mount: () => world.mount(PasskeySignIn) };
}

const press = 'Sign in with a passkey';

it('signs in with one touch', async () => {
  const { heard, mount } = setUp();
  const page = await mount();
  await page.press(press);
  expect(heard).toEqual([{ response: proofOfPasskey }]);
  expect(TestBed.inject(Router).url).toBe('/home');
});

it.each<[PasskeyReason, RegExp]>([
  ['cancelled', /^No passkey was used\. Try again, or use your passphrase\.$/],
  ['none', /^There is no passkey of yours here\..*passphrase.*setup link/],
  ['wrong-address', /address/],
  ['failed', /did not work/],
])('says in its own words that it was %s', async (reason, words) => {
  const { world, heard, mount } = setUp();
  world.passkeys.onAsk = () => Promise.reject(new PasskeyFailure(reason));
  const page = await mount();
  await page.press(press);
  expect(page.problem).toMatch(words);
  expect(heard).toEqual([]);
});

it('says why the server would not have it', async () => {
  const { mount } = setUp(({ server }) =>
    server.on('POST /api/session/passkey', [
      401,
      { code: 'sign-in-failed', message: 'Not known.' },
    ]),
  );
  const page = await mount();
  await page.press(press);
  expect(page.problem).toBe('Not known.');
});

it('shows that it waits, and asks once', async () => {
  const { world, mount } = setUp();
  world.passkeys.onAsk = () => held<AuthenticationResponseJSON>().promise;
  const page = await mount();
  await page.press(press);
  expect(page.button('Waiting for your passkey…').getAttribute('aria-disabled')).toBe('true');
  await page.press('Waiting');
  expect(world.passkeys.asked).toHaveLength(1);
});

it('says when the browser has no passkeys, instead of a button', async () => {
  const { world, mount } = setUp();
  world.passkeys.supported = false;
  const page = await mount();
  expect(page.words()).toContain('This browser can’t use passkeys here. Use your passphrase.');
  expect(page.root.querySelector('button')).toBeNull();
});

describe('a passkey in the suggestions of the username field', () => {
  const chosen = held<AuthenticationResponseJSON>();
  const waiting = (autofill: boolean) =>
    autofill ? held<AuthenticationResponseJSON>().promise : Promise.resolve(proofOfPasskey);

  it('signs in when it is chosen', async () => {
    const { world, heard, mount } = setUp(({ passkeys }) => {
      passkeys.fillsIn = true;
      passkeys.onAsk = () => chosen.promise;
    });
    const page = await mount();
    expect(world.passkeys.asked).toEqual([{ challenge: 'challenge 1', autofill: true }]);
    chosen.resolve(proofOfPasskey);
    await page.settle();
    expect(heard).toHaveLength(1);
    expect(TestBed.inject(Router).url).toBe('/home');
  });

  it('is asked anew before the server has forgotten what it asked', async () => {
    const { world, mount } = setUp(({ passkeys }) => {
      passkeys.fillsIn = true;
      passkeys.onAsk = waiting;
    });
    const page = await mount();
    await world.clock.advance(299_000);
    expect(world.passkeys.asked.map(({ challenge }) => challenge)).toEqual([
      'challenge 1',
      'challenge 2',
    ]);
    expect(page.problem).toBe('');
  });

  it('gives way to the button, and comes back when that came to nothing', async () => {
    const { world, mount } = setUp(({ passkeys }) => {
      passkeys.fillsIn = true;
      passkeys.onAsk = (autofill) =>
        autofill ? waiting(true) : Promise.reject(new PasskeyFailure('cancelled'));
    });
    const page = await mount();
    await page.press(press);
    expect(world.passkeys.asked.map(({ autofill }) => autofill)).toEqual([true, false, true]);
    expect(page.problem).toMatch(/^No passkey was used/);
  });

  it('says nothing when it cannot be offered', async () => {
    const { mount } = setUp(({ passkeys, server }) => {
      passkeys.fillsIn = true;
      server.on('POST /api/session/passkey/options', [503, {}]);
    });
    expect((await mount()).problem).toBe('');
  });
});
