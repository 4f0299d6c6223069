import type { SentWebhook } from '../platform/sent-webhooks.ts';
import type { Snapshot } from '../platform/snapshot.ts';
import { systemClock } from '../platform/system-clock.ts';
import { createControlClient } from './control-client.ts';
import type { Desk, PhoneInCall } from './desk.ts';

const paths = { answer: 'answer', decline: 'decline', hangUp: 'hang-up' } as const;
const notNow = ['phone-state', 'phone-not-in-call'];

/** Works a running emulator through its control routes, in real time. */
export async function httpDesk(url: string): Promise<Desk> {
  const client = createControlClient(url);
  const changes = createSignal();
  const unwatch = await client.watch(changes.raise);
  // The emulator is this very package: what it says has the shape that is written there.
  const look = async () => (await client.get('/emulator/calls')) as Snapshot;
  let snapshot = await look();

  const at = ({ number, leg }: PhoneInCall, path: string): string =>
    `/emulator/phones/${number}/${path}?leg=${leg}`;
  const timed = async (path: string, body: object): Promise<number | undefined> =>
    ((await client.post(path, body, notNow)) as { milliseconds: number } | undefined)?.milliseconds;

  return {
    now: () => systemClock.now(),
    snapshot: () => snapshot,
    wait: async (milliseconds) => {
      await changes.wait(milliseconds);
      snapshot = await look();
    },
    pass: sleep,
    act: async (hand, phone) =>
      (await client.post(at(phone, paths[hand]), undefined, notNow)) !== undefined,
    say: (text, phone) => timed(at(phone, 'say'), { text }),
    press: (digits, phone) => timed(at(phone, 'press'), { digits }),
    dial: async (from, to) => {
      const dialled = await client.post(`/emulator/phones/${from}/dial`, { to }, [
        'number-unknown',
      ]);
      return (dialled as { leg: string } | undefined)?.leg;
    },
    sent: async () =>
      ((await client.get('/emulator/webhooks')) as { webhooks: readonly SentWebhook[] }).webhooks,
    close: unwatch,
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    systemClock.after(milliseconds, resolve);
  });
}

/** Something that may happen at any time; who waits afterwards is told at once, one time. */
function createSignal() {
  let raised = false;
  let wake: () => void = () => undefined;
  return {
    raise: () => {
      raised = true;
      wake();
    },
    wait: async (milliseconds: number) => {
      if (!raised) {
        await new Promise<void>((resolve) => {
          const callOff = systemClock.after(milliseconds, resolve);
          wake = () => {
            callOff();
            resolve();
          };
        });
      }
      raised = false;
    },
  };
}
