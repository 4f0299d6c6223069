import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Call, EndReason } from '@hotline/protocol/call';
import { held } from '../testing/fake-server.ts';
import { Page, people } from '../testing/page.ts';
import { MicrophoneFault } from '../voice/microphone.ts';

describe('the pad', () => {
  it('has one tile for each contact of the list', async () => {
    const page = await new Page().open();
    const ids = Array.from(page.root.querySelectorAll('[data-contact]'), (tile) =>
      tile.getAttribute('data-contact'),
    );
    expect(ids).toEqual(['bob', 'alice', 'greeta']);
    expect(page.root.querySelector('input')).toBeNull();
  });

  it('says who is signed in, and that no real phone rings in a demo', async () => {
    const page = await new Page().open();
    expect(page.text('.who-name')).toBe('john: your account');
    expect(page.text('.who-state')).toBe('Ready');
    expect(page.text('.banner')).toContain('no real phone can ring');
    expect(page.root.querySelector<HTMLAnchorElement>('.banner a')!.href).toBe('http://phones/');
  });

  it('says when nobody is listed', async () => {
    const page = await new Page([]).open();
    expect(page.text('.empty')).toContain('No one is on your pad yet.');
  });

  it('offers to try again when the list cannot be loaded', async () => {
    const page = new Page();
    page.server.on('GET /api/contacts', [500, { code: 'internal-error', message: '' }]);
    await page.open();
    expect(page.text('.empty')).toContain('could not be loaded');
    page.server.on('GET /api/contacts', [200, people]);
    page.button('Retry')!.click();
    await page.settle();
    expect(page.tile('bob')).not.toBeNull();
  });

  it('follows the list while it is open, and says where the file is wrong', async () => {
    const page = await new Page().open();
    page.server.on('GET /api/contacts', [200, [...people, { id: 'tom', name: 'Tom' }]]);
    page.updates.handlers!.contacts({
      problem: { code: 'not-json', message: 'Put a comma here.', line: 3, column: 5 },
    });
    await page.settle();
    expect(page.tile('tom')).not.toBeNull();
    expect(page.text('.banner-warning')).toContain('in line 3, column 5. Put a comma here.');
  });

  it('puts groups under their headings', async () => {
    const page = await new Page([
      { id: 'a', name: 'A', group: 'Board' },
      { id: 'b', name: 'B' },
      { id: 'c', name: 'C', group: 'Board' },
    ]).open();
    expect(page.text('.pad-heading')).toBe('Board');
    expect(page.root.querySelectorAll('.pad-grid')).toHaveLength(2);
  });

  it('finds a name once there are more than nine', async () => {
    const many = Array.from({ length: 10 }, (_none, at) => ({
      id: `p${at}`,
      name: `Person ${at}`,
    }));
    const page = await new Page(many).open();
    const search = page.root.querySelector('input')!;
    search.value = 'SON 7';
    search.dispatchEvent(new Event('input'));
    await page.settle();
    expect(page.root.querySelectorAll('.tile')).toHaveLength(1);
    expect(page.tile('p7')).not.toBeNull();
  });

  it('takes no calls before the line is ready, and says so', async () => {
    const page = new Page();
    page.voice.onConnect = () => Promise.reject(new Error('down'));
    await page.open();
    expect(page.tile('bob').textContent).toContain('Reconnecting…');
    expect(page.text('[data-live=assertive]')).toContain('Signed out of the phone service');
    await page.press('bob');
    expect(page.status()).toBe('idle');
    page.voice.onConnect = () => Promise.resolve();
    await page.settle(2_000);
    await page.press('bob');
    expect(page.status()).toBe('dialing');
  });
});

describe('a call', () => {
  it('goes from the click to the outcome', async () => {
    const page = await new Page().open();
    await page.press('bob');
    expect(page.status()).toBe('dialing');
    expect(page.text('.call-bar')).toContain('Calling Bob…');
    await page.say('ringing');
    expect(page.status()).toBe('ringing');
    expect(document.title).toBe('Ringing Bob… – Hotline');
    await page.say('answered');
    await page.settle(134_000);
    expect(page.status()).toBe('answered');
    expect(document.title).toBe('● 2:14 Bob – Hotline');
    page.button('End call')!.click();
    await page.settle();
    expect(page.status()).toBe('ended');
    expect(page.tile('bob').textContent).toContain('Ended · 2 min 14 s');
    expect(document.title).toBe('Hotline');
  });

  it('says each change in one region only, and never the time', async () => {
    const page = await new Page().open();
    await page.press('bob');
    expect(page.text('[data-live=polite]')).toBe('Calling Bob');
    await page.say('answered');
    await page.settle(5_000);
    expect(page.text('[data-live=polite]')).toBe('Bob answered');
    await page.hearFromServer({ status: 'ended', endedAt: 9, reason: 'busy' });
    expect(page.text('[data-live=polite]')).toBe('');
    expect(page.text('[data-live=assertive]')).toBe('Bob is on another call');
  });

  it('is cancelled by a second click', async () => {
    const page = await new Page().open();
    await page.press('bob');
    await page.press('bob');
    expect(page.tile('bob').dataset.reason).toBe('cancelled');
  });

  it('is not ended by a click that was meant to cancel it just as it was answered', async () => {
    const page = await new Page().open();
    await page.press('bob');
    await page.say('answered');
    await page.press('bob');
    expect(page.status()).toBe('answered');
    await page.settle(750);
    await page.press('bob');
    expect(page.status()).toBe('ended');
  });

  it('makes the other tiles say why they cannot be used', async () => {
    const page = await new Page().open();
    await page.press('bob');
    await page.press('alice');
    const words = 'You’re on a call with Bob. End it to call Alice.';
    expect(page.text('[data-notice=refusal]')).toContain(words);
    expect(page.text('[data-live=polite]')).toBe(words);
    expect(page.status('alice')).toBe('idle');
  });

  it('never moves the focus by itself, and can be reached by a skip link', async () => {
    const page = await new Page().open();
    page.tile('bob').focus();
    await page.press('bob');
    expect(document.activeElement).toBe(page.tile('bob'));
    page.button('Go to current call')!.click();
    expect(document.activeElement!.getAttribute('aria-label')).toBe('Current call');
  });

  it('is muted and unmuted', async () => {
    const page = await new Page().open();
    await page.press('bob');
    page.button('Mute')!.click();
    await page.settle();
    expect(page.button('Mute')!.getAttribute('aria-pressed')).toBe('true');
    expect(page.voice.muted).toEqual([true]);
    await page.say('answered');
    expect(page.text('[data-contact=bob]')).toContain('You’re muted');
    page.button('Mute')!.click();
    await page.settle();
    expect(page.button('Mute')!.getAttribute('aria-pressed')).toBe('false');
    expect(page.text('[data-contact=bob]')).not.toContain('You’re muted');
  });

  it('plays into an element that the page shows', async () => {
    const page = await new Page().open();
    const stream = {} as MediaStream;
    page.voice.speak(stream);
    await page.settle();
    const audio = page.root.querySelector<HTMLAudioElement>('[data-remote-audio]')!;
    expect(audio.srcObject).toBe(stream);
  });
});

describe('the list of calls', () => {
  const logged = [
    { id: 'c', contactId: 'alice', call: ended(3, 'busy') },
    { id: 'b', contactId: 'gone', call: ended(2, 'completed') },
  ];

  function ended(dialedAt: number, reason: EndReason): Call {
    return { status: 'ended', dialedAt, endedAt: dialedAt, voicemail: false, reason };
  }

  async function openWithCalls(): Promise<Page> {
    const page = new Page();
    page.server.on('GET /api/calls?limit=50', [200, { calls: logged }]);
    return page.open();
  }

  function again(page: Page): HTMLButtonElement {
    return page.root.querySelector<HTMLButtonElement>('[data-call=c] button')!;
  }

  it('has what the log has, with a button for those who are on the pad', async () => {
    const page = await openWithCalls();
    expect(page.text('[data-call=c] .activity-name')).toBe('Alice');
    expect(page.text('[data-call=c] .activity-outcome')).toBe('Busy');
    expect(again(page).textContent.trim()).toBe('Call again Alice');
    expect(page.text('[data-call=b] .activity-name')).toBe('gone');
    expect(page.root.querySelector('[data-call=b] button')).toBeNull();
  });

  it('puts the last outcome and its time on the tile, which stays idle', async () => {
    const page = await openWithCalls();
    expect(page.text('[data-contact=alice] .tile-outcome')).toMatch(/^Busy\s*· \S+/);
    expect(page.status('alice')).toBe('idle');
    expect(page.root.querySelector('[data-contact=bob] .tile-outcome')).toBeNull();
  });

  it('calls again, and then says why it cannot be done twice', async () => {
    const page = await openWithCalls();
    again(page).click();
    await page.settle();
    expect(page.status('alice')).toBe('dialing');
    expect(again(page).getAttribute('aria-disabled')).toBe('true');
    const words = 'You’re on a call with Alice. End it to call Alice.';
    expect(again(page).title).toBe(words);
    again(page).click();
    await page.settle();
    expect(page.status('alice')).toBe('dialing');
    expect(page.text('[data-notice=refusal]')).toContain(words);
  });

  it('follows what the server tells, without a word in the live regions', async () => {
    const page = await openWithCalls();
    const said = page.text('[data-live=polite]');
    page.updates.handlers!.call({ id: 'd', contactId: 'bob', call: ended(9, 'declined') });
    await page.settle();
    const ids = Array.from(page.root.querySelectorAll<HTMLElement>('.activity-row'), (row) =>
      String(row.dataset.call),
    );
    expect(ids).toEqual(['d', 'c', 'b']);
    expect(page.text('[data-call=d] .activity-outcome')).toBe('Didn’t take the call');
    expect(page.text('[data-live=polite]')).toBe(said);
  });

  it('is read again when the stream comes back, because something may have been missed', async () => {
    const page = await new Page().open();
    expect(page.text('.activity-note')).toBe('No calls yet.');
    page.server.on('GET /api/calls?limit=50', [200, { calls: logged }]);
    page.updates.handlers!.opened();
    await page.settle();
    expect(page.root.querySelectorAll('.activity-row')).toHaveLength(2);
  });

  it('says that it is loading, and offers to try again when that failed', async () => {
    const page = new Page();
    const answer = held<[number]>();
    page.server.on('GET /api/calls?limit=50', () => answer.promise);
    await page.open();
    expect(page.text('.activity-note')).toBe('Loading your calls…');
    answer.resolve([500]);
    await page.settle();
    expect(page.text('.activity')).toContain('Your calls could not be loaded.');
    page.server.on('GET /api/calls?limit=50', [200, { calls: logged }]);
    page.button('Retry')!.focus();
    page.button('Retry')!.click();
    await page.settle();
    expect(page.root.querySelectorAll('.activity-row')).toHaveLength(2);
    expect(document.activeElement?.textContent).toBe('Activity');
  });

  it('opens and closes by its button and by Escape, unless Escape cancels a call', async () => {
    const page = await openWithCalls();
    const expanded = () => page.button('Activity')!.getAttribute('aria-expanded');
    const toggle = async () => {
      page.button('Activity')!.click();
      await page.settle();
    };
    expect(expanded()).toBe('false');
    await toggle();
    expect(page.root.querySelector('[data-activity=open]')).not.toBeNull();
    await toggle();
    expect(expanded()).toBe('false');
    await toggle();
    again(page).focus();
    again(page).click();
    await page.settle();
    await page.key('Escape');
    expect(page.tile('alice').dataset.reason).toBe('cancelled');
    expect(expanded()).toBe('true');
    await page.key('Escape');
    expect(expanded()).toBe('false');
    expect(document.activeElement).toBe(page.button('Activity'));
  });
});

describe('without a microphone', () => {
  it('says what to do, and tries again', async () => {
    const page = await new Page().open();
    page.microphone.onOpen = () => Promise.reject(new MicrophoneFault('denied'));
    await page.press('bob');
    expect(page.tile('bob').dataset.reason).toBe('no-microphone');
    expect(page.text('[data-notice=microphone]')).toContain(
      'Your browser is blocking the microphone.',
    );
    page.microphone.onOpen = () => Promise.resolve();
    page.button('Try again')!.click();
    await page.settle();
    expect(page.status()).toBe('dialing');
    expect(page.text('[data-notice=microphone]')).toBe('');
  });

  it('notices one that is plugged in', async () => {
    const page = await new Page().open();
    page.microphone.onOpen = () => Promise.reject(new MicrophoneFault('missing'));
    await page.press('bob');
    page.microphone.change();
    await page.settle();
    expect(page.text('[data-notice=microphone]')).toBe('');
    expect(page.text('[data-live=polite]')).toContain('You can call again.');
  });
});

describe('the keyboard', () => {
  it('has one stop in the pad, and moves inside it', async () => {
    const page = await new Page().open();
    const stops = (): string[] =>
      Array.from(page.root.querySelectorAll<HTMLElement>('.tile[tabindex="0"]'), (tile) =>
        String(tile.dataset.contact),
      );
    expect(stops()).toEqual(['bob']);
    page.tile('bob').focus();
    await page.key('ArrowRight');
    expect(document.activeElement).toBe(page.tile('alice'));
    expect(stops()).toEqual(['alice']);
    await page.key('End');
    expect(document.activeElement).toBe(page.tile('greeta'));
    await page.key('Home');
    await page.key('g');
    expect(document.activeElement).toBe(page.tile('greeta'));
  });

  it('calls by digit only while the focus is in the pad', async () => {
    const page = await new Page().open();
    page.button('Sign out')!.focus();
    await page.key('2');
    expect(page.status('alice')).toBe('idle');
    page.tile('bob').focus();
    await page.key('2');
    expect(page.status('alice')).toBe('dialing');
  });

  it('cancels with Escape before the answer, and not after it', async () => {
    const page = await new Page().open();
    await page.press('bob');
    await page.say('answered');
    await page.key('Escape');
    expect(page.status()).toBe('answered');
    await page.key('H', { ctrlKey: true, shiftKey: true });
    expect(page.status()).toBe('ended');
    await page.press('alice');
    await page.key('Escape');
    expect(page.status('alice')).toBe('ended');
  });

  it('mutes', async () => {
    const page = await new Page().open();
    await page.press('bob');
    await page.key('M', { ctrlKey: true, shiftKey: true });
    expect(page.voice.muted).toEqual([true]);
  });
  it('held down does once what it does', async () => {
    const page = await new Page().open();
    page.tile('bob').focus();
    await page.key('2');
    await page.key('2', { repeat: true });
    expect(page.status('alice')).toBe('dialing');
    const enter = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    page.tile('alice').dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(true);
    const mute = { ctrlKey: true, shiftKey: true };
    await page.key('M', mute);
    await page.key('M', { ...mute, repeat: true });
    expect(page.voice.muted).toEqual([true]);
  });
});

describe('the focus', () => {
  it.each([
    ['is elsewhere in the list', [people[2]!, people[0]!, people[1]!]],
    ['is in a group', people.map((person) => ({ ...person, group: 'Board' }))],
  ])('stays on a person who %s', async (_, list) => {
    const page = await new Page().open();
    page.tile('greeta').focus();
    page.server.on('GET /api/contacts', [200, list]);
    page.updates.handlers!.contacts({ problem: null });
    await page.settle();
    expect(document.activeElement).toBe(page.tile('greeta'));
  });

  it('goes to the first tile when its person is no longer listed', async () => {
    const page = await new Page().open();
    page.tile('greeta').focus();
    page.server.on('GET /api/contacts', [200, people.slice(0, 2)]);
    page.updates.handlers!.contacts({ problem: null });
    await page.settle();
    expect(document.activeElement).toBe(page.tile('bob'));
  });

  it('goes back to the tile when its button goes with the call', async () => {
    const page = await new Page().open();
    page.tile('alice').focus();
    await page.press('alice');
    page.button('End call')!.focus();
    page.button('End call')!.click();
    await page.settle();
    expect(document.activeElement).toBe(page.tile('alice'));
  });

  it('goes back to the tile when a notice is dismissed', async () => {
    const page = await new Page().open();
    page.tile('bob').focus();
    await page.press('bob');
    await page.press('alice');
    page.button('Dismiss')!.focus();
    page.button('Dismiss')!.click();
    await page.settle();
    expect(document.activeElement).toBe(page.tile('bob'));
  });

  it('is not taken from where a person has put it', async () => {
    const page = await new Page().open();
    page.tile('greeta').focus();
    page.tile('greeta').blur();
    page.server.on('GET /api/contacts', [200, people.slice(0, 2)]);
    page.updates.handlers!.contacts({ problem: null });
    await page.settle();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a page that is closed', () => {
  it('ends its call, tells the server, and signs out of the phone service', async () => {
    const page = await new Page().open();
    await page.press('bob');
    window.dispatchEvent(new Event('pagehide'));
    await page.settle();
    expect(page.microphone.live).toBe(false);
    expect(page.server.requests).toContain('DELETE /api/calls/call-1');
    expect(page.voice.connected).toBe(false);
  });

  it('leaves the call of another window alone', async () => {
    const page = await new Page().open();
    await page.hearFromServer({ status: 'answered', answeredAt: 1 });
    window.dispatchEvent(new Event('pagehide'));
    await page.settle();
    expect(page.server.requests).not.toContain('DELETE /api/calls/call-1');
  });

  it('signs in again when it is shown again', async () => {
    const page = await new Page().open();
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await page.settle();
    expect(page.voice.connected).toBe(true);
    expect(page.voice.tokens).toHaveLength(2);
  });
});

describe('signing out', () => {
  it('ends the call first, and leads to the sign-in page', async () => {
    const page = await new Page().open();
    await page.press('bob');
    page.button('Sign out')!.click();
    await page.settle();
    const ending = page.server.requests.slice(-2);
    expect(ending).toEqual(['DELETE /api/calls/call-1', 'DELETE /api/session']);
    expect(page.microphone.live).toBe(false);
    expect(TestBed.inject(Router).url).toBe('/login');
  });

  it('says when it did not work', async () => {
    const page = await new Page().open();
    page.server.on('DELETE /api/session', () => Promise.reject(new TypeError('offline')));
    page.button('Sign out')!.click();
    await page.settle();
    expect(page.text('[data-notice=refusal]')).toContain('You are still signed in');
  });
});
