import { ncco } from '@hotline/protocol/ncco';
import { connectTo, refusal } from './answer-ncco.ts';
import { createSoundNcco } from './sound-ncco.ts';

const from = '447700900000';
const number = '447700900001';
const eventUrl = 'https://hotline.example/webhooks/event';
const sound = createSoundNcco({ from, eventUrl });

const good = () => structuredClone(connectTo({ from, number, eventUrl })) as object[];
const talk = (text: string) => [{ action: 'talk', text }];

/** The good answer with other fields in its second action. */
const but = (fields: object) => [good()[0], { ...good()[1], ...fields }];

describe('an answer that may be sent', () => {
  it('announces and connects to the one number, as the platform wants it', () => {
    expect(sound(JSON.stringify(good()), number)).toBe(true);
    expect(ncco.parse(good())).toEqual(good());
  });

  it('may be shorter than an hour, never longer', () => {
    expect(connectTo({ from, number, eventUrl, seconds: 60 })[1]).toMatchObject({ limit: 60 });
    expect(connectTo({ from, number, eventUrl, seconds: 9999 })[1]).toMatchObject({ limit: 3600 });
  });

  it('or only speaks', () => {
    expect(sound(JSON.stringify(refusal))).toBe(true);
  });

  it.each([
    ['another number', but({ endpoint: [{ type: 'phone', number: '449012345678' }] })],
    ['a plus sign', but({ endpoint: [{ type: 'phone', number: `+${number}` }] })],
    [
      'two numbers',
      but({
        endpoint: [
          { type: 'phone', number },
          { type: 'phone', number },
        ],
      }),
    ],
    ['no number', but({ endpoint: [] })],
    ['an address', but({ endpoint: [{ type: 'sip', uri: 'sip:a@b.example' }] })],
    ['digits to press', but({ endpoint: [{ type: 'phone', number, dtmfAnswer: '1' }] })],
    ['another caller', but({ from: '447700900009' })],
    ['a random caller', but({ randomFromNumber: true })],
    ['another address for events', but({ eventUrl: ['https://evil.example/'] })],
    ['two addresses for events', but({ eventUrl: [eventUrl, eventUrl] })],
    ['more than an hour', but({ limit: 3601 })],
    ['no end', but({ limit: undefined })],
    ['an hour as a text', but({ limit: '3600' })],
    ['long ringing', but({ timeout: 46 })],
    ['a ringback from elsewhere', but({ ringbackTone: 'https://evil.example/a.mp3' })],
    ['waiting for us', but({ eventType: 'synchronous' })],
    ['a second connection', [...good(), good()[1]]],
    ['no announcement', good().slice(1)],
    ['an announcement alone', good().slice(0, 1)],
    ['recording', [{ action: 'record' }, ...good()]],
    ['nothing', []],
    ['no list', {}],
  ])('has not %s', (_, value) => {
    expect(sound(JSON.stringify(value), number)).toBe(false);
  });

  it('connects nobody when it may only speak', () => {
    expect(sound(JSON.stringify(good()))).toBe(false);
  });

  it.each([
    '',
    ' '.repeat(201),
    '<speak>Hi</speak>',
    'a & b',
    'line\nbreak',
    '\u0000',
    'turned \u202E around',
    'joined \u200D up',
    'line \u2028 end',
    '\uD800',
  ])('speaks plain words, not %j', (text) => {
    expect(sound(JSON.stringify(talk(text)))).toBe(false);
  });

  it('speaks up to 200 characters of any script', () => {
    expect(sound(JSON.stringify(talk('Ихъ möchte 王小明.'.padEnd(200, '.'))))).toBe(true);
  });
});
