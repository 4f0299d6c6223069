import { createFakeMedia } from '../../testing/fake-media.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { createConversation } from '../conversations/conversation.ts';
import { Leg } from './leg.ts';
import type { Ending } from './leg-payloads.ts';

function fakeConversation() {
  const room = createFakeMedia().room();
  const { clock, onEvent } = { clock: createVirtualClock(), onEvent: () => undefined };
  return createConversation({ id: 'CON-1', applicationId: 'app', clock, room, onEvent });
}

const busy: Ending = { status: 'busy', by: 'user', sipCode: 486 };

function createLeg() {
  const told: unknown[] = [];
  const leg = new Leg({
    identity: {
      uuid: 'leg',
      direction: 'outbound',
      from: 'john',
      fromKind: 'app',
      to: '447700900002',
      kind: 'phone',
    },
    conversation: fakeConversation(),
    party: '447700900002',
    clock: createVirtualClock(),
    tell: ({ status }) => told.push(status),
    changed: () => undefined,
    onTrace: () => undefined,
  });
  return { leg, told };
}

it('ends once, by what came first, and then changes no more', () => {
  const { leg, told } = createLeg();
  expect(leg.end(busy)).toBe(true);
  expect(leg.end({ ...busy, status: 'timeout' })).toBe(false);
  leg.ring();
  leg.answer();
  expect(told).toEqual(['started', 'busy', 'completed']);
  expect(leg.view().status).toBe('busy');
});

it('is answered once, however often that is said', () => {
  const { leg, told } = createLeg();
  leg.ring();
  leg.answer();
  leg.answer();
  expect(told).toEqual(['started', 'ringing', 'answered']);
});

it('tells what is said and pressed on it, until it ends or nobody listens', () => {
  const { leg } = createLeg();
  const heard: unknown[] = [];
  const stop = leg.onPressed((key) => heard.push(key));
  leg.onSaid((utterance) => heard.push(utterance));
  leg.press('1');
  stop();
  leg.press('2');
  const utterance = { text: 'Hello', milliseconds: 400 };
  leg.say(utterance, { samples: new Int16Array() });
  leg.end(busy);
  leg.say(utterance, { samples: new Int16Array() });
  expect(heard).toEqual(['1', utterance]);
  expect(leg.view().notes.map(({ text }) => text)).toEqual(['1', '2', 'Hello']);
});
