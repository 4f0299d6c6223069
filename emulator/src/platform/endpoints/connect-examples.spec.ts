import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectionPayload, disconnectedPayload } from '../legs/leg-payloads.ts';
import type { LegIdentity } from '../legs/leg-payloads.ts';

const examples = join(__dirname, '../../../../../shared/reference/webhook-examples.json');
const here = existsSync(examples);

interface Examples {
  readonly event_webhooks: readonly { readonly id: string; readonly payload: object }[];
}

const leg: LegIdentity = {
  ...{ uuid: 'leg', conversation: 'CON-1', direction: 'outbound', from: '442079460000' },
  ...{ fromKind: 'phone', to: '447700900000', kind: 'phone' },
};

const keysOf = (payload: object): string[] => Object.keys(payload).sort();

(here ? describe : describe.skip)(
  `a published event of a called leg${here ? '' : ': not compared, webhook-examples.json is not here'}`,
  () => {
    it.each([
      // Beside what the documents print: both names of the leg, because readers disagree on which is right.
      ['human.documented', detectionPayload(leg, { status: 'human' }, 0), ['uuid']],
      ['machine.documented', detectionPayload(leg, { status: 'machine' }, 0), ['uuid']],
      [
        'machine.beep_start',
        detectionPayload(leg, { status: 'machine', subState: 'b' }, 0),
        ['uuid'],
      ],
      [
        'disconnected.documented',
        disconnectedPayload({ ...leg, kind: 'websocket' }, 0),
        ['headers'],
      ],
    ])('has the fields of %s', (id, payload, more) => {
      const { event_webhooks } = JSON.parse(readFileSync(examples, 'utf8')) as Examples;
      const published = event_webhooks.find((one) => one.id === id)!.payload;
      expect(keysOf(payload)).toEqual([...Object.keys(published), ...more].sort());
    });
  },
);
