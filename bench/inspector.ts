/**
 * What the emulator's inspector costs by itself: the processor's time for each call that it is told of (by REST to a phone that
 * answers and hangs up, four events), and whether its memory grows with them.
 * `node --expose-gc bench/inspector.ts [calls]`
 */
import { randomUUID } from 'node:crypto';
import { createInspector } from '@hotline/emulator/inspector/inspector';
import { systemClock } from '@hotline/emulator/platform/system-clock';

const [calls = 20_000] = process.argv.slice(2).map(Number);
const { onTrace } = createInspector({ clock: systemClock, levels: () => [] });
const numbers = { from: '447700900000', to: '447700900008' };
const action = { action: 'wait', timeout: 30 } as const;
const ncco = [action];

tell(3000);
const heapBefore = heap();
const before = process.cpuUsage();
tell(calls);
const { user, system } = process.cpuUsage(before);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
print(`${((user + system) / calls).toFixed(0)} µs of the processor for each of ${calls} calls`);
print(`heap before and after: ${heapBefore.toFixed(1)} and ${heap().toFixed(1)} MB`);

function heap(): number {
  global.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function tell(count: number): void {
  for (let call = 0; call < count; call += 1) tellCall();
}

function tellCall(): void {
  const about = { conversation: `CON-${randomUUID()}`, leg: randomUUID() };
  onTrace({ kind: 'call', ...about, leg: '', application: 'bench', ...numbers });
  tellStatus(about, 'started');
  tellStatus(about, 'ringing');
  tellStatus(about, 'answered');
  onTrace({ kind: 'instructions', ...about, ncco });
  const step = { kind: 'step', of: {}, ...about, action } as const;
  onTrace({ ...step, state: 'begun' });
  onTrace({ ...step, state: 'cut-short' });
  tellStatus(about, 'completed');
  onTrace({
    ...{ kind: 'request', face: 'rest', at: systemClock.now(), took: 1, status: 201 },
    ...{ method: 'POST', path: '/v1/calls' },
    request: { to: [{ type: 'phone', number: numbers.to }], ncco },
    reply: JSON.stringify({ uuid: about.leg, status: 'started' }),
  });
  onTrace({ kind: 'call-over', ...about });
}

type Status = 'started' | 'ringing' | 'answered' | 'completed';

/** A status of the leg, and the event that tells of it. */
function tellStatus(about: { conversation: string; leg: string }, status: Status): void {
  const leg = { party: numbers.to, direction: 'outbound', type: 'phone' } as const;
  onTrace({ kind: 'leg', ...about, ...leg, status });
  const ids = { uuid: about.leg, conversation_uuid: about.conversation };
  const payload = { headers: {}, ...numbers, ...ids, status, timestamp: new Date().toISOString() };
  const of = { url: 'http://127.0.0.1:5000/event', method: 'POST', payload } as const;
  const reply = { status: 204, contentType: '', body: '', headers: { connection: 'close' } };
  onTrace({ kind: 'webhook', of, state: 'asked', purpose: 'tell', waited: 0 });
  onTrace({ kind: 'webhook', of, state: 'tried', at: systemClock.now(), signed: true, reply });
  onTrace({ kind: 'webhook', of, state: 'over', reply: { ok: true, body: undefined } });
}
