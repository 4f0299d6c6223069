import { TestBed } from '@angular/core/testing';
import { FakeMediaKeys } from '../testing/fake-media-keys.ts';
import { FakeWindow } from '../testing/fake-window.ts';
import { Page } from '../testing/page.ts';
import { MEDIA_KEYS } from './media-keys.ts';
import { OPEN_WINDOW } from './open-window.ts';

/** A page in which Bob has been called. */
async function setUp({ refuses = false, unknown = null as 'hangup' | null } = {}) {
  document.head.innerHTML =
    '<link rel="icon" href="/favicon.svg" /><style>b { color: red }</style>';
  const windows: FakeWindow[] = [];
  const keys = new FakeMediaKeys();
  keys.unknown = unknown;
  const page = new Page();
  TestBed.overrideProvider(MEDIA_KEYS, { useValue: keys });
  TestBed.overrideProvider(OPEN_WINDOW, {
    useValue: () => {
      if (refuses) return Promise.resolve(null);
      windows.push(new FakeWindow());
      return Promise.resolve(windows.at(-1));
    },
  });
  await page.open();
  await page.press('bob');
  await page.settle();
  return {
    page,
    keys,
    windows,
    float: async () => {
      page.button('Float')!.click();
      await page.settle();
      return windows.at(-1)!;
    },
  };
}

const icon = () => document.querySelector<HTMLLinkElement>('link[rel=icon]')!.href;

describe('the page’s icon', () => {
  it('changes with each state, and comes back', async () => {
    const { page } = await setUp();
    const seen = [icon()];
    await page.say('ringing');
    seen.push(icon());
    await page.say('answered');
    seen.push(icon());
    page.button('Mute')!.click();
    await page.settle();
    seen.push(icon());
    expect(new Set(seen).size).toBe(4);
    expect(seen.every((each) => each.startsWith('data:image/svg+xml,'))).toBe(true);
    page.button('End call')!.click();
    await page.settle();
    expect(icon()).toBe('http://localhost/favicon.svg');
  });

  it('is the usual one after the page', async () => {
    await setUp();
    TestBed.resetTestingModule();
    expect(icon()).toBe('http://localhost/favicon.svg');
  });
});

describe('the system’s media keys', () => {
  it('are told who is talked to, and nothing more when the call is over', async () => {
    const { page, keys } = await setUp();
    expect(keys.session.metadata).toEqual({ title: 'Calling Bob', artist: 'Hotline' });
    await page.say('answered');
    expect(keys.session.metadata).toEqual({ title: 'On call with Bob', artist: 'Hotline' });
    expect(keys.session.playbackState).toBe('playing');
    keys.press('hangup');
    await page.settle();
    expect(page.status()).toBe('ended');
    expect(keys.session).toMatchObject({ metadata: null, playbackState: 'none' });
    expect(keys.handlers.size).toBe(0);
  });

  it('mute and unmute, and the system knows which', async () => {
    const { page, keys } = await setUp();
    await page.say('answered');
    keys.press('togglemicrophone');
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Muted');
    expect(keys.microphone.at(-1)).toBe(false);
    keys.press('togglemicrophone');
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Unmuted');
    expect(keys.microphone.at(-1)).toBe(true);
  });

  it.each(['pause', 'stop'] as const)('never end a call by %s, which mutes', async (key) => {
    const { page, keys } = await setUp();
    await page.say('answered');
    keys.press(key);
    keys.press(key);
    await page.settle();
    expect(page.status()).toBe('answered');
    expect(page.text('[data-live=polite]')).toBe('Muted');
    expect(keys.session.playbackState).toBe('paused');
    keys.press('play');
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Unmuted');
  });

  it('work as far as the browser knows them', async () => {
    const { keys } = await setUp({ unknown: 'hangup' });
    expect([...keys.handlers.keys()]).toEqual(['togglemicrophone', 'play', 'pause', 'stop']);
  });
});

describe('the small window', () => {
  it('shows the call as it goes on', async () => {
    const { page, float } = await setUp();
    const window = await float();
    expect(window.words).toBe('Bob Calling… Mute End call');
    await page.say('ringing');
    expect(window.words).toBe('Bob Ringing… 0:00 Mute End call');
    await page.say('answered');
    await page.settle(134_000);
    expect(window.words).toBe('Bob On call 2:14 Mute End call');
    expect(page.button('Float')!.getAttribute('aria-pressed')).toBe('true');
  });

  it('looks as the page does, and is a document of its own', async () => {
    const { document: inside } = await (await setUp()).float();
    expect(inside.querySelector('style')?.textContent).toContain('color: red');
    expect(inside.title).toBe('Call – Hotline');
    expect(inside.querySelectorAll('main, h1')).toHaveLength(2);
  });

  it('mutes', async () => {
    const { page, float } = await setUp();
    const window = await float();
    await page.say('answered');
    window.button('Mute').click();
    await page.settle();
    expect(window.button('Mute').getAttribute('aria-pressed')).toBe('true');
    expect(window.words).toContain('You’re muted');
    expect(page.button('Mute')!.getAttribute('aria-pressed')).toBe('true');
  });

  it('ends the call, tells how it came out for a moment, and goes', async () => {
    const { page, float } = await setUp();
    const window = await float();
    await page.say('answered');
    await page.settle(5_000);
    const button = window.button('End call');
    button.click();
    await page.settle();
    expect(page.tile('bob').dataset.reason).toBe('completed');
    expect(window.words).toBe('Bob Ended · 5 s Close');
    // What had the focus keeps it.
    expect(window.button('Close')).toBe(button);
    await page.settle(3_900);
    expect(window.closed).toBe(false);
    await page.settle(200);
    expect(window.closed).toBe(true);
  });

  it('stays for the next call when that comes at once', async () => {
    const { page, float } = await setUp();
    const window = await float();
    window.button('End call').click();
    await page.settle(1_000);
    await page.press('alice');
    await page.settle(5_000);
    expect(window.closed).toBe(false);
    expect(window.words).toContain('Alice Calling…');
  });

  it('ends nothing when it is closed, and can be opened again', async () => {
    const { page, float, windows } = await setUp();
    const window = await float();
    await page.say('answered');
    window.close();
    await page.settle();
    expect(page.status()).toBe('answered');
    expect(page.button('Float')!.getAttribute('aria-pressed')).toBe('false');
    await float();
    expect(windows).toHaveLength(2);
    expect(windows[1]!.words).toContain('Bob On call');
  });

  it('is closed by the button that opened it', async () => {
    const { float } = await setUp();
    const window = await float();
    await float();
    expect(window.closed).toBe(true);
  });

  it('obeys the same keys as the page', async () => {
    const { page, float } = await setUp();
    const { document: inside } = await float();
    const press = async (key: string, modifiers: KeyboardEventInit = {}) => {
      inside.dispatchEvent(new KeyboardEvent('keydown', { key, ...modifiers }));
      await page.settle();
    };
    await page.say('answered');
    await press('Escape');
    expect(page.status()).toBe('answered');
    await press('m', { ctrlKey: true, shiftKey: true });
    expect(page.text('[data-live=polite]')).toBe('Muted');
    await press('h', { ctrlKey: true, shiftKey: true });
    expect(page.status()).toBe('ended');
  });

  it('is filled again when its first page gives way to another', async () => {
    const { page, float } = await setUp();
    const window = await float();
    window.document = document.implementation.createHTMLDocument('');
    window.dispatchEvent(new Event('pagehide'));
    await page.settle();
    expect(window.words).toContain('Bob Calling…');
  });

  it('says what is new only to whoever is in it', async () => {
    const { page, float } = await setUp();
    const { document: inside } = await float();
    let focused = false;
    inside.hasFocus = () => focused;
    await page.say('ringing');
    expect(inside.querySelector('[role=status]')?.textContent).toBe('');
    focused = true;
    await page.say('answered');
    expect(inside.querySelector('[role=status]')?.textContent).toBe('Bob answered');
  });

  it('goes with the page', async () => {
    const { float } = await setUp();
    const window = await float();
    globalThis.dispatchEvent(new Event('pagehide'));
    expect(window.closed).toBe(true);
  });

  it('is explained when the browser refuses it', async () => {
    const { page, float } = await setUp({ refuses: true });
    await float();
    expect(page.text('.float-notice')).toContain('Allow pop-ups for this page');
    expect(page.root.querySelector<HTMLAnchorElement>('.float-notice a')!.pathname).toBe(
      '/account',
    );
    expect(page.text('[data-live=assertive]')).toContain('Allow pop-ups for this page');
    expect(page.button('Float')!.getAttribute('aria-pressed')).toBe('false');
    page.button('Dismiss')!.focus();
    page.button('Dismiss')!.click();
    await page.settle();
    expect(page.text('.float-notice')).toBe('');
    expect(document.activeElement).toBe(page.button('Float'));
  });

  it('is not offered for a call that has its sound elsewhere', async () => {
    const { page } = await setUp();
    page.button('End call')!.click();
    await page.settle();
    page.server.on('DELETE /api/calls/elsewhere', [204]);
    page.updates.handlers!.call({
      id: 'elsewhere',
      contactId: 'alice',
      call: { status: 'answered', dialedAt: 0, answeredAt: 0, voicemail: false },
    });
    await page.settle();
    expect(page.status('alice')).toBe('answered');
    expect(page.button('Float')).toBeUndefined();
    expect(icon()).toContain('data:image');
  });
});
