import { Page } from '../testing/page.ts';

beforeEach(() => {
  sessionStorage.clear();
});

describe('a call log that is away', () => {
  it('is told on the page and on every tile, once by voice, and goes away by itself', async () => {
    const page = await new Page().open();
    page.updates.handlers!.service({ callLog: 'away' });
    await page.settle();
    expect(page.text('[data-banner=call-log]')).toContain('Calls can’t be placed now');
    expect(page.text('[data-live=assertive]')).toContain('Calls can’t be placed now');
    expect(page.text('[data-contact=alice]')).toContain('Can’t be called now');
    await page.press('alice');
    expect(page.status('alice')).toBe('idle');
    expect(page.text('[data-notice=refusal]')).toContain('Alice can be called once it is back');
    page.updates.handlers!.service({ callLog: 'ready' });
    await page.settle();
    expect(page.root.querySelector('[data-banner=call-log]')).toBeNull();
    expect(page.text('[data-live=polite]')).toBe('Calls can be placed again.');
    expect(page.root.querySelector('[data-notice=refusal]')).toBeNull();
  });

  it('says nothing while everything is as it should be', async () => {
    const page = await new Page().open();
    page.updates.handlers!.service({ callLog: 'ready' });
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Ready');
  });

  it('that is only noticed by a call has words of its own', async () => {
    const page = await new Page().open();
    page.server.on('POST /api/calls', [503, { code: 'call-log-away', message: '' }]);
    await page.press('bob');
    expect(page.text('[data-contact=bob]')).toContain('Calls can’t be placed now. Try again');
  });
});

describe('a complaint of the phone service', () => {
  const complaint = { id: 't1', at: 0, reason: 'The NCCO is invalid.', callId: 'call-7' };

  it('is shown with the way to its call, and said once', async () => {
    const page = await new Page().open();
    page.updates.handlers!.trouble({ newest: complaint });
    await page.settle();
    expect(page.text('[data-banner=trouble]')).toContain('The NCCO is invalid.');
    const link = page.root.querySelector('[data-banner=trouble] a')!;
    expect(link.getAttribute('href')).toBe('/calls/call-7');
    expect(page.text('[data-live=assertive]')).toContain('The NCCO is invalid.');
  });

  it('stays dismissed when it is told again, also after a reload, but the next one is shown', async () => {
    const page = await new Page().open();
    page.updates.handlers!.trouble({ newest: complaint });
    await page.settle();
    page.button('Dismiss')!.click();
    page.updates.handlers!.trouble({ newest: complaint });
    await page.settle();
    expect(page.root.querySelector('[data-banner=trouble]')).toBeNull();
    expect(sessionStorage.getItem('hotline-dismissed-trouble')).toBe('t1');
    page.updates.handlers!.trouble({ newest: { ...complaint, id: 't2' } });
    await page.settle();
    expect(page.root.querySelector('[data-banner=trouble]')).not.toBeNull();
    page.updates.handlers!.trouble({ newest: null });
    await page.settle();
    expect(page.root.querySelector('[data-banner=trouble]')).toBeNull();
  });
});

describe('being offline', () => {
  const network = (event: 'online' | 'offline') => window.dispatchEvent(new Event(event));

  afterEach(() => network('online'));

  it('lets nobody be called, and says so at once', async () => {
    const page = await new Page().open();
    network('offline');
    await page.settle();
    expect(page.text('[data-banner=connection]')).toBe('You’re offline. Reconnecting…');
    expect(page.text('[data-live=assertive]')).toBe('You’re offline. Reconnecting…');
    expect(page.text('.who-state')).toBe('Reconnecting…');
    await page.press('bob');
    expect(page.status()).toBe('idle');
    network('online');
    await page.settle();
    expect(page.text('[data-live=polite]')).toBe('Ready');
    await page.press('bob');
    expect(page.status()).toBe('dialing');
  });

  it('in a call says that the call is still up, and stops saying so', async () => {
    const page = await new Page().open();
    await page.press('bob');
    await page.say('answered');
    network('offline');
    await page.settle();
    const words = 'Reconnecting… Your call is still up.';
    expect(page.text('.call-bar')).toContain(words);
    expect(page.text('[data-contact=bob]')).toContain(words);
    expect(page.text('[data-live=assertive]')).toBe(words);
    await page.settle(20_000);
    network('online');
    await page.settle();
    expect(page.text('.call-bar')).not.toContain('Reconnecting');
    expect(page.status()).toBe('answered');
  });

  it('does not wait for its turn to sign in again once the network is back', async () => {
    const page = await new Page().open();
    page.voice.onConnect = () => Promise.reject(new Error('offline'));
    page.voice.drop();
    await page.settle(20_000);
    page.voice.onConnect = () => Promise.resolve();
    network('online');
    await page.settle();
    expect(page.text('.who-state')).toBe('Ready');
  });
});

describe('what the SDK tells', () => {
  it('goes to the server, at the latest with the end of the call', async () => {
    const page = await new Page().open();
    const sent: unknown[] = [];
    page.server.on('POST /api/calls/call-1/notes', (body) => {
      sent.push(body);
      return [204];
    });
    await page.press('bob');
    page.voice.note('call-1', 'call:status:changed', { status: 'started' });
    page.voice.say('call-1', { type: 'ended', reason: 'busy', at: page.clock.now() });
    await page.settle();
    const note = { at: page.clock.now(), what: 'call:status:changed' };
    expect(sent).toMatchObject([{ notes: [note] }]);
  });
});
