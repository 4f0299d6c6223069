import { setUpTime } from '../phones/handset.ts';
import { documentedInput } from '../input/input-forms.ts';
import { spokenTime } from '../../testing/fake-media.ts';
import {
  application,
  connectTo,
  createTestPlatform,
  hotline,
} from '../../testing/test-platform.ts';

const ann = '447700900018';
const answers = '447700900001';
const eventUrl = ['http://127.0.0.1:1/webhooks/input'];
const talk = (text: string, options: object = {}) => ({ action: 'talk', text, ...options });
const menu = talk('Press a key.', { bargeIn: true });
const keys = (dtmf: object = {}, more: object = {}) => ({
  ...{ action: 'input', type: ['dtmf'], dtmf, eventUrl },
  ...more,
});
const speech = (settings: object = {}, type = ['speech']) => ({
  ...{ action: 'input', type, speech: settings, eventUrl },
});

/** Ann calls, and hears what the instructions say. */
async function call(...ncco: object[]) {
  const test = createTestPlatform();
  const { platform, clock, webhooks } = test;
  webhooks.reply({ ok: true, body: ncco });
  const leg = platform.dial(ann, hotline)!;
  await clock.advance(0);
  const phone = platform.phone(ann);
  return {
    ...test,
    leg,
    /** The events of input so far. */
    inputs: () => webhooks.told.filter(({ payload }) => 'dtmf' in payload),
    input: () => webhooks.told.find(({ payload }) => 'dtmf' in payload)?.payload,
    heard: () => platform.snapshot().calls.flatMap(({ legs }) => legs[0]!.captions),
    live: () => platform.snapshot().calls[0]!.endedAt === undefined,
    press: async (digits: string) => {
      const milliseconds = phone.press(digits)!;
      await clock.advance(milliseconds);
    },
    say: async (text: string) => {
      await phone.say(text);
      await clock.advance(spokenTime);
    },
  };
}

describe('an input of keys', () => {
  it('ends with the last digit, and tells them in the documented form', async () => {
    const { press, inputs, clock, leg, platform, live } = await call(keys({ maxDigits: 2 }));
    await clock.advance(100);
    await press('17');
    expect(inputs()).toEqual([
      {
        url: eventUrl[0],
        method: 'POST',
        applicationId: application.id,
        payload: {
          speech: { results: [] },
          dtmf: { digits: '17', timed_out: false },
          from: ann,
          to: hotline,
          uuid: leg,
          conversation_uuid: platform.snapshot().calls[0]!.conversation,
          timestamp: expect.stringMatching(/^2026-01-05T09:00:00\.\d{3}Z$/) as string,
        },
      },
    ]);
    expect(Object.keys(inputs()[0]!.payload)[0]).toBe('speech');
    expect(live()).toBe(false);
  });

  it('ends three seconds after the last key, with up to four digits, when it says nothing else', async () => {
    const { press, input, inputs, clock } = await call(keys(), keys());
    await press('12');
    await clock.advance(2799);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({ dtmf: { digits: '12', timed_out: true } });
    await press('3456');
    expect(inputs()[1]!.payload).toMatchObject({ dtmf: { digits: '3456', timed_out: false } });
  });

  it('counts its time from each key', async () => {
    const { press, input, clock } = await call(keys({ timeOut: 1, maxDigits: 20 }));
    for (let count = 0; count < 5; count += 1) {
      await press('1');
      await clock.advance(700);
    }
    expect(input()).toBeUndefined();
    await clock.advance(100);
    expect(input()).toMatchObject({ dtmf: { digits: '11111', timed_out: true } });
  });

  it('ends with the hash where it says so, and with no digit at all', async () => {
    const { press, inputs } = await call(
      keys({ submitOnHash: true }),
      keys({ submitOnHash: true }),
    );
    await press('12#');
    await press('#');
    expect(inputs().map(({ payload }) => payload.dtmf)).toEqual([
      { digits: '12', timed_out: false },
      { digits: '', timed_out: false },
    ]);
  });

  it('takes the hash for a digit where it says nothing', async () => {
    const { press, input } = await call(keys({ maxDigits: 2 }));
    await press('#*');
    expect(input()).toMatchObject({ dtmf: { digits: '#*', timed_out: false } });
  });

  it('that nobody answers has empty digits, and the flow goes on', async () => {
    const { input, clock, heard } = await call(keys({ timeOut: '5' }), talk('Next.'));
    await clock.advance(4999);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({ dtmf: { digits: '', timed_out: true } });
    expect(heard()).toEqual(['Next.']);
  });

  it.each([
    ['without a type', { action: 'input', eventUrl, maxDigits: 1 }],
    ['with its settings at the top', { ...keys(), dtmf: undefined, maxDigits: '1' }],
  ])('may be an old one, %s', async (_, action) => {
    const { press, input } = await call(action);
    await press('5');
    expect(input()).toMatchObject({ dtmf: { digits: '5', timed_out: false } });
  });

  it('tells the application’s own URL where it names none, by GET where it says so', async () => {
    const { press, inputs } = await call(
      { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 1 } },
      keys({ maxDigits: 1 }, { eventMethod: 'GET' }),
    );
    await press('12');
    expect(inputs()).toMatchObject([
      { url: application.eventUrl!.url, method: 'POST' },
      { url: eventUrl[0], method: 'GET' },
    ]);
  });

  it('does what the reply says instead of the rest', async () => {
    const { press, heard, webhooks } = await call(keys({ maxDigits: 1 }), talk('Next.'));
    webhooks.advise({ ok: true, body: [talk('Sales.')] });
    await press('1');
    expect(heard()).toEqual(['Sales.']);
  });

  it('that is cut short by a hang-up tells nothing', async () => {
    const { press, input, platform, clock, media } = await call(keys());
    await press('1');
    platform.phone(ann).hangUp();
    await clock.advance(60_000);
    expect(input()).toBeUndefined();
    expect([media.open(), clock.waiting()]).toEqual([0, 0]);
  });

  it('takes the keys of a browser', async () => {
    const { place, webhooks, clock } = createTestPlatform();
    const { call: placed } = await place([keys({ maxDigits: 3 })]);
    placed.caller.press('12#');
    await clock.advance(0);
    expect(webhooks.told.find(({ payload }) => 'dtmf' in payload)?.payload).toMatchObject({
      dtmf: { digits: '12#', timed_out: false },
      from: null,
      to: 'john',
    });
  });
});

describe('a prompt before an input', () => {
  it('is cut by the first key, which counts', async () => {
    const { press, input, clock, media } = await call(
      menu,
      talk('Or two.'),
      keys({ maxDigits: 2 }),
    );
    await clock.advance(300);
    expect(media.phoneEnds[0]!.hearing()).toEqual(['Press a key.']);
    await press('1');
    expect(media.phoneEnds[0]!.hearing()).toEqual([]);
    await press('2');
    expect(input()).toMatchObject({ dtmf: { digits: '12', timed_out: false } });
    await clock.advance(spokenTime);
    expect(media.phoneEnds[0]!.heard).not.toContain('Or two.');
  });

  it('leaves the time of the input to begin when it is over', async () => {
    const { input, clock } = await call(menu, keys({ timeOut: 1 }));
    await clock.advance(spokenTime + 999);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({ dtmf: { digits: '', timed_out: true } });
  });

  it('that cannot be interrupted is said to its end, and keys pressed meanwhile count', async () => {
    const { press, input, clock, heard } = await call(talk('Listen.'), keys({ maxDigits: 1 }));
    await press('1');
    expect(input()).toBeUndefined();
    await clock.advance(spokenTime - 200);
    expect(input()).toMatchObject({ dtmf: { digits: '1', timed_out: false } });
    expect(heard()).toEqual(['Listen.']);
  });

  it('lets one who knows the menus press on', async () => {
    const { press, inputs, webhooks } = await call(menu, keys({ maxDigits: 1 }));
    webhooks.advise({ ok: true, body: [menu, keys({ maxDigits: 1 })] });
    await press('123');
    expect(inputs().map(({ payload }) => (payload.dtmf as { digits: string }).digits)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('is cut by the first word', async () => {
    const { say, input, clock, media } = await call(
      talk('Say it.', { ...menu, loop: 0 }),
      speech(),
    );
    await clock.advance(5000);
    await say('Sales');
    expect(media.phoneEnds[0]!.hearing()).toEqual([]);
    await clock.advance(2000);
    expect(input()).toMatchObject({ speech: { results: [{ text: 'Sales' }] } });
  });

  it('does not count the keys that were for somebody else', async () => {
    const test = await call(connectTo(answers), keys({ maxDigits: 1 }));
    await test.clock.advance(setUpTime + 2000);
    await test.press('1');
    test.platform.phone(answers).hangUp();
    await test.clock.advance(3000);
    expect(test.input()).toMatchObject({ dtmf: { digits: '', timed_out: true } });
  });
});

describe('an input of speech', () => {
  it('ends two seconds after the last word, and tells what was understood', async () => {
    const { say, input, clock } = await call(speech());
    await clock.advance(9000);
    await say('I want');
    await clock.advance(1900);
    await say('to buy something.');
    await clock.advance(1999);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({
      speech: {
        timeout_reason: 'end_on_silence_timeout',
        results: [{ confidence: '0.9', text: 'I want to buy something' }],
      },
      dtmf: { digits: null, timed_out: false },
    });
  });

  it('is surer of words that it was told to expect, which it spells so', async () => {
    const context = ['sales', 'Support'];
    const { say, inputs, clock } = await call(speech({ context }), speech({ context }));
    await say('Sales!');
    await clock.advance(2000);
    await say('the support please');
    await clock.advance(2000);
    expect(inputs().map(({ payload }) => (payload.speech as { results: unknown }).results)).toEqual(
      [
        [{ confidence: '0.97', text: 'sales' }],
        [{ confidence: '0.97', text: 'the support please' }],
      ],
    );
  });

  it('ends after ten seconds in which nobody speaks', async () => {
    const { input, clock } = await call(speech());
    await clock.advance(9999);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({ speech: { timeout_reason: 'start_timeout', results: [] } });
  });

  it('keeps the times that it names', async () => {
    const times = { startTimeout: '2', endOnSilence: '0.4', language: 'en-GB', sensitivity: 10 };
    const { say, inputs, clock } = await call(speech(times), speech(times));
    await clock.advance(1999);
    await say('Yes');
    await clock.advance(400);
    expect(inputs()).toHaveLength(1);
    await clock.advance(2000);
    expect(inputs()[1]!.payload).toMatchObject({ speech: { timeout_reason: 'start_timeout' } });
  });

  it('that lasts too long is cut off, and what was said by then is told', async () => {
    const { platform, input, clock } = await call(speech({ maxDuration: 2 }));
    const phone = platform.phone(ann);
    await phone.say('One');
    await clock.advance(1500);
    await phone.say('two three');
    await clock.advance(499);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({
      speech: { timeout_reason: 'max_duration', results: [{ text: 'One two' }] },
    });
  });

  it('may be of another leg, which it then is about', async () => {
    const { platform, clock, webhooks } = createTestPlatform();
    const join = { action: 'conversation', name: 'board' };
    webhooks.reply({ ok: true, body: [join] });
    const bob = platform.dial('447700900028', hotline)!;
    await clock.advance(0);
    webhooks.reply({ ok: true, body: [speech({ uuid: [bob] })] });
    platform.dial(ann, hotline);
    await clock.advance(0);
    await platform.phone(ann).say('Not this');
    await platform.phone('447700900028').say('But this');
    await clock.advance(spokenTime + 2000);
    expect(webhooks.told.find(({ payload }) => 'dtmf' in payload)?.payload).toMatchObject({
      speech: { results: [{ text: 'But this' }] },
      uuid: bob,
      from: '447700900028',
    });
  });

  it('of a leg that is not there is complained about, and the flow goes on', async () => {
    const { told, heard } = await call(speech({ uuid: ['none'] }), talk('Next.'));
    expect(told()).toContain('error');
    expect(heard()).toEqual(['Next.']);
  });

  it('is kept as a file where it says so, for the server to fetch', async () => {
    const { say, input, clock, files, media } = await call(speech({ saveAudio: 'true' }));
    await say('Sales');
    expect(media.recordings).toMatchObject([{ stopped: false, options: { format: 'wav' } }]);
    await clock.advance(2000);
    const [id, file] = [...files.all][0]!;
    expect(file).toMatchObject({ type: 'audio/wav', closed: true, applicationId: application.id });
    expect(input()).toMatchObject({
      speech: {
        recording_url: `http://127.0.0.1:3100/v1/files/${id}`,
        results: [{ text: 'Sales' }],
      },
    });
  });

  it('that cannot be kept is told without a file', async () => {
    const { say, input, clock, faults, files } = await call(
      { action: 'wait', timeout: 1 },
      speech({ saveAudio: true }),
    );
    const full = new Error('no room');
    const create = files.create.bind(files);
    files.create = (what) => ({
      ...create(what),
      write: () => {
        throw full;
      },
    });
    await clock.advance(1000);
    await say('Sales');
    await clock.advance(2000);
    expect(input()?.speech).not.toHaveProperty('recording_url');
    expect(faults).toEqual([full]);
  });

  it('does not mind keys', async () => {
    const { press, input, clock } = await call(speech());
    await press('1');
    await clock.advance(10_000);
    expect(input()).toMatchObject({ dtmf: { digits: null }, speech: { results: [] } });
  });

  it('hears that a browser speaks, but not what', async () => {
    const { place, clock, webhooks } = createTestPlatform();
    const { browser } = await place([speech({ startTimeout: 5 }), speech({ sensitivity: 10 })]);
    let loudness = 2000;
    browser.said = () => new Int16Array(8000).fill(loudness);
    const inputs = () => webhooks.told.filter(({ payload }) => 'dtmf' in payload);
    await clock.advance(8000);
    expect(inputs()).toEqual([]);
    loudness = 0;
    await clock.advance(2000);
    const nothing = { timeout_reason: 'end_on_silence_timeout', results: [] };
    expect(inputs()).toMatchObject([{ payload: { speech: nothing } }]);
    loudness = 2000;
    await clock.advance(10_000);
    expect(inputs()[1]).toMatchObject({
      payload: { speech: { timeout_reason: 'start_timeout' } },
    });
  });
});

describe('an input of keys and speech', () => {
  const both = (more: object = {}) => ({
    ...speech({}, ['dtmf', 'speech']),
    ...{ dtmf: { maxDigits: 2 }, ...more },
  });

  it('is overridden by the first key, also in the middle of a sentence', async () => {
    const { say, press, input, clock } = await call(both());
    await say('Sales');
    await press('1');
    await clock.advance(2799);
    expect(input()).toBeUndefined();
    await clock.advance(1);
    expect(input()).toMatchObject({
      speech: { error: 'Speech overridden by DTMF' },
      dtmf: { digits: '1', timed_out: true },
    });
  });

  it('is speech where no key is pressed', async () => {
    const { say, input, clock } = await call(both());
    await clock.advance(9000);
    await say('Sales');
    await clock.advance(2000);
    expect(input()).toMatchObject({
      speech: { results: [{ text: 'Sales' }] },
      dtmf: { digits: null, timed_out: false },
    });
  });

  it('ends when nobody begins to speak', async () => {
    const { input, clock } = await call(both());
    await clock.advance(10_000);
    expect(input()).toMatchObject({ speech: { timeout_reason: 'start_timeout' } });
  });

  it('counts a key that was pressed before', async () => {
    const { press, input, clock } = await call(talk('Listen.'), both({ dtmf: { maxDigits: 1 } }));
    await press('7');
    await clock.advance(spokenTime);
    expect(input()).toMatchObject({ dtmf: { digits: '7' } });
  });

  it('is meant by old instructions with settings of both and no type', async () => {
    const { press, input } = await call(both({ type: undefined, dtmf: { maxDigits: 1 } }));
    await press('7');
    expect(input()).toMatchObject({ speech: { error: 'Speech overridden by DTMF' } });
  });

  it('leaves nothing behind', async () => {
    const { platform, clock, media, faults } = await call(
      menu,
      both({ speech: { saveAudio: true } }),
    );
    await platform.phone(ann).say('Sales');
    platform.phone(ann).hangUp();
    await clock.advance(60_000);
    expect([media.open(), clock.waiting(), faults]).toEqual([0, 0, []]);
    expect(media.recordings).toMatchObject([{ stopped: true }]);
  });
});

describe('an asynchronous input', () => {
  const each = { action: 'input', type: ['dtmf'], mode: 'asynchronous', eventUrl };
  const wait = { action: 'wait', timeout: 60 };

  it('tells each key by itself, while the flow goes on', async () => {
    const { press, inputs, heard } = await call(each, talk('Meanwhile.'), wait);
    await press('12#');
    expect(heard()).toEqual(['Meanwhile.']);
    expect(inputs().map(({ payload: { speech: said, dtmf } }) => [said, dtmf])).toEqual(
      ['1', '2', '#'].map((digits) => [{ results: [] }, { digits, timed_out: false }]),
    );
  });

  it('cuts the prompt before it, and tells what was pressed in it', async () => {
    const { press, inputs, media } = await call(talk('Listen.', { loop: 3 }), each, wait);
    await press('1');
    expect(inputs()).toHaveLength(0);
    const cut = await call(talk('Listen.', { bargeIn: true, loop: 0 }), each);
    await cut.press('1');
    expect(cut.inputs()).toHaveLength(1);
    expect(cut.live()).toBe(false);
    expect(media.phoneEnds[0]!.hearing()).toEqual(['Listen.']);
  });

  it('does what a reply says instead of what is being done', async () => {
    const { press, inputs, heard, webhooks, clock } = await call(each, wait, talk('Next.'));
    webhooks.advise({ ok: true, body: [talk('Instead.'), wait] });
    await press('1');
    expect(heard()).toEqual(['Instead.']);
    await press('2');
    await clock.advance(60_000);
    expect(inputs()).toHaveLength(1);
    expect(heard()).toEqual(['Instead.']);
  });

  it('leaves to a later input what is pressed then', async () => {
    const { press, inputs } = await call(each, { ...wait, timeout: 1 }, keys({ maxDigits: 1 }));
    await press('1');
    await press('p2');
    expect(inputs().map(({ payload }) => payload.dtmf)).toHaveLength(2);
    await press('p3');
    expect(inputs()).toHaveLength(4);
  });

  it.each([{ dtmf: { maxDigits: 1 } }, { type: ['speech'] }, { maxDigits: 1 }])(
    'takes no settings, such as %j',
    async (settings) => {
      const { told } = await call({ ...each, ...settings });
      expect(told()).toContain('error');
    },
  );
});

describe('the form of an input', () => {
  it('is as seen, not as documented, where a setting says so', async () => {
    const { platform, clock, webhooks } = createTestPlatform({
      inputForms: () => ({
        ...documentedInput,
        inputSpeechOff: 'error',
        inputHash: 'kept',
        inputConfidence: 'number',
      }),
    });
    webhooks.reply({ ok: true, body: [keys({ submitOnHash: true }), speech()] });
    platform.dial(ann, hotline);
    await clock.advance(0);
    platform.phone(ann).press('1#');
    await clock.advance(400);
    await platform.phone(ann).say('Yes');
    await clock.advance(3000);
    expect(webhooks.told.filter(({ payload }) => 'dtmf' in payload)).toMatchObject([
      { payload: { speech: { error: 'Speech was not enabled' }, dtmf: { digits: '1#' } } },
      { payload: { speech: { results: [{ confidence: 0.9 }] } } },
    ]);
  });

  it('may have no digits, and no keys from before', async () => {
    const { platform, clock, webhooks } = createTestPlatform({
      inputForms: () => ({
        ...documentedInput,
        inputNoDigits: 'null',
        inputKeysAhead: 'dropped',
      }),
    });
    webhooks.reply({ ok: true, body: [talk('Listen.'), keys()] });
    platform.dial(ann, hotline);
    await clock.advance(0);
    platform.phone(ann).press('1');
    await clock.advance(spokenTime + 3000);
    expect(webhooks.told.find(({ payload }) => 'dtmf' in payload)?.payload).toMatchObject({
      dtmf: { digits: null, timed_out: true },
    });
  });
});
