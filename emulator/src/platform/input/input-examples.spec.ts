import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestPlatform, hotline } from '../../testing/test-platform.ts';
import { documentedInput } from './input-forms.ts';
import type { InputForms } from './input-forms.ts';

/** What the vendor has published of its events; it stays where it is. */
const examples = join(__dirname, '../../../../../shared/reference/webhook-examples.json');
const here = existsSync(examples);

interface Example {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const ann = '447700900018';
const keys = { action: 'input', type: ['dtmf'], dtmf: { maxDigits: 2, timeOut: 1 } };
const speech = { action: 'input', type: ['speech'], speech: { startTimeout: 2 } };
const wait = { action: 'wait', timeout: 5 };
type Phone = ReturnType<ReturnType<typeof createTestPlatform>['platform']['phone']>;

interface Run {
  readonly ncco: readonly object[];
  readonly does?: (phone: Phone) => unknown;
  readonly forms?: Partial<InputForms>;
  /** What the example leaves out. */
  readonly unnamed?: readonly string[];
}

/** By the id of the example: the run that has to send the like of it. */
const runs: Readonly<Record<string, Run>> = {
  'input.dtmf.captured': {
    ncco: [keys],
    does: (phone) => phone.press('2'),
    forms: { inputSpeechOff: 'error' },
  },
  'input.dtmf.documented': { ncco: [keys], does: (phone) => phone.press('1') },
  'input.dtmf.async': {
    ncco: [{ action: 'input', mode: 'asynchronous', type: ['dtmf'] }, wait],
    does: (phone) => phone.press('1'),
  },
  'input.speech.documented': {
    ncco: [{ ...speech, speech: { saveAudio: true } }],
    does: (phone) => phone.say('sales'),
  },
  'input.speech.silence': { ncco: [speech] },
  'input.speech.overridden': {
    ncco: [{ ...keys, type: ['dtmf', 'speech'] }],
    does: (phone) => phone.press('12'),
    unnamed: ['from', 'to'],
  },
  'notify.captured': {
    ncco: [
      {
        action: 'notify',
        payload: { foo: 'bar' },
        eventUrl: ['http://127.0.0.1:1/webhooks/event'],
      },
    ],
  },
  'error.documented': { ncco: [{ action: 'sing' }] },
  'transfer.captured': { ncco: [{ action: 'conversation', name: 'board' }] },
};

/** Names, in order, and kinds of values. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.entries(value).map(([name, one]) => [name, shape(one)]);
}

(here ? describe : describe.skip)(
  `a published event${here ? '' : ': not compared, webhook-examples.json is not here'}`,
  () => {
    const published = here
      ? (JSON.parse(readFileSync(examples, 'utf8')) as { event_webhooks: readonly Example[] })
          .event_webhooks
      : [];

    it.each(Object.entries(runs))(
      '%s is sent in a real run',
      async (id, { ncco, does, forms, unnamed = [] }) => {
        const { platform, clock, webhooks } = createTestPlatform({
          inputForms: () => ({ ...documentedInput, ...forms }),
        });
        webhooks.reply({ ok: true, body: ncco });
        platform.dial(ann, hotline);
        await clock.advance(100);
        await does?.(platform.phone(ann));
        await clock.advance(10_000);
        const { payload } = published.find((one) => one.id === id)!;
        const named = ([name]: [string, unknown]) => !unnamed.includes(name);
        const sent = webhooks.told.map((one) =>
          shape(Object.fromEntries(Object.entries(one.payload).filter(named))),
        );
        expect(sent).toContainEqual(shape(payload));
      },
    );
  },
);
