import type { CallNotes } from '@hotline/protocol/timeline';
import { Page } from '../testing/page.ts';
import { FakeConnection } from './testing/fake-connection.ts';

/** A page with a call to Bob, of which the sound flows. */
async function setUp() {
  const page = await new Page().open();
  const notes: unknown[] = [];
  page.server.on('POST /api/calls/call-1/notes', (body) => {
    notes.push(...(body as CallNotes).notes);
    return [204];
  });
  await page.press('bob');
  const connection = new FakeConnection(page.clock);
  page.voice.carry(connection.asConnection());
  await page.settle();
  await page.settle();
  return { page, connection, notes };
}

async function inCall() {
  const set = await setUp();
  await set.page.say('answered');
  await set.page.settle(5_000);
  return set;
}

const shown = (page: Page): string | undefined =>
  page.root.querySelector('.quality')?.textContent.trim();

beforeEach(() => {
  sessionStorage.clear();
});

describe('the sound of a call', () => {
  it('is shown once it is answered, and no more when it is over', async () => {
    const { page } = await setUp();
    await page.settle(3_000);
    expect(shown(page)).toBeUndefined();
    await page.say('answered');
    expect(shown(page)).toBe('Sound: Good');
    page.button('End call')!.click();
    await page.settle();
    expect(shown(page)).toBeUndefined();
  });

  it('that does not arrive is named within 3 s, with what to do, and said once', async () => {
    const { page, connection } = await inCall();
    expect(page.root.querySelector('.quality-cause')).toBeNull();
    connection.flows.here = false;
    await page.settle(3_000);
    expect(shown(page)).toBe('Sound: No sound');
    expect(page.text('.quality-cause')).toContain('No sound is reaching you from Bob.');
    expect(page.text('.quality-cause')).toContain('call again');
    expect(page.text('[data-live=assertive]')).toContain('No sound is reaching you from Bob.');
    page.button('Mute')!.click();
    await page.settle(3_000);
    expect(page.text('[data-live=polite]')).toBe('Muted');
  });

  it('is said to be good again, once', async () => {
    const { page, connection } = await inCall();
    connection.flows.here = false;
    await page.settle(3_000);
    connection.flows.here = true;
    await page.settle(5_000);
    expect(shown(page)).toBe('Sound: Good');
    expect(page.root.querySelector('.quality-cause')).toBeNull();
    expect(page.text('[data-live=polite]')).toBe('The sound is good again.');
    expect(page.text('[data-live=assertive]')).toBe('');
  });

  it('goes into the call’s timeline, once a change', async () => {
    const { page, connection, notes } = await inCall();
    connection.track.muted = true;
    await page.settle(2_000);
    await page.settle(2_000);
    connection.track.muted = false;
    await page.settle(5_000);
    await page.settle(2_000);
    expect(notes).toMatchObject([
      { what: 'quality', detail: { word: 'Not heard', cause: 'microphone-muted' } },
      { what: 'quality', detail: { word: 'Good' } },
    ]);
  });

  it('that is silent for long is gently pointed out, but not of a voicemail', async () => {
    const { page, connection } = await inCall();
    connection.flows.loud = false;
    await page.settle(12_000);
    expect(shown(page)).toBe('Sound: Good');
    expect(page.text('.quality-hint')).toContain('Your speaker may be off');
    expect(page.text('[data-live=polite]')).toContain('No sound is reaching you.');
    await page.hearFromServer({ status: 'answered', answeredAt: 1, voicemail: true });
    expect(page.root.querySelector('.quality-hint')).toBeNull();
  });

  it('is looked after no more when the call is over', async () => {
    const { page, connection } = await inCall();
    const looks = jest.spyOn(connection, 'getStats');
    page.voice.carry(null);
    await page.settle();
    await page.settle(5_000);
    expect(looks).not.toHaveBeenCalled();
    expect(shown(page)).toBeUndefined();
  });
});
