/**
 * How many calls without sound the emulator carries, and whether it grows with them: the customer places them by REST,
 * a phone answers each at once and hangs up, and every event is told and signed. Then how soon after a browser's knock
 * the answer URL is asked.
 * `node bench/platform.ts [calls a second] [seconds] [calls for the memory]`
 */
import { createPrivateKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { cpus } from 'node:os';
import { text } from 'node:stream/consumers';
import jsonwebtoken from 'jsonwebtoken';
import { startCustomer } from './platform/customer.ts';
import type { Customer } from './platform/customer.ts';
import { startEmulator } from './platform/emulator-process.ts';
import type { EmulatorProcess } from './platform/emulator-process.ts';
import { knock } from './platform/knock.ts';
import { onSchedule } from './whole/on-schedule.ts';
import { percentile, spread } from './whole/percentile.ts';

const [perSecond = 200, seconds = 20, many = 10_000] = process.argv.slice(2).map(Number);
const phone = '447700900008';
const expected = ['started', 'ringing', 'answered', 'completed'];
/** Sooner than the emulator lets go of an idle connection. */
const agent = new Agent({ keepAlive: true, timeout: 2000 });

interface Bench {
  readonly emulator: EmulatorProcess;
  readonly customer: Customer;
  readonly token: string;
}

await using customer = await startCustomer();
await using emulator = await startEmulator(customer.url);
const bench = { emulator, customer, token: tokenOf(emulator) };
const print = (line: string): void => void process.stdout.write(`${line}\n`);

print(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
print(`start: ${emulator.startMs.toFixed(0)} ms in a process of its own`);
await send(emulator, 'PUT', `/emulator/phones/${phone}/habit`, { habit: 'hangs-up' });
await calls(bench, perSecond, perSecond * 2);
await measureRate();
await measureGrowth();
print(`knock to answer URL, p50 | p99: ${spread(await knock(emulator, customer, 50))} ms`);
agent.destroy();

async function measureRate(): Promise<void> {
  customer.forget();
  const before = await emulator.usage();
  const began = performance.now();
  const { lasted, wrong } = await calls(bench, perSecond, perSecond * seconds);
  const took = performance.now() - began;
  const after = await emulator.usage();
  const cores = (after.cpuMs - before.cpuMs) / took;
  print(`${lasted.length} calls in ${(took / 1000).toFixed(1)} s, ${perSecond} offered a second`);
  print(`with other events than ${expected.join(', ')}: ${wrong}`);
  print(`placed to completed, p50 | p99: ${spread(lasted)} ms (500 ms are the network's set-up)`);
  print(`CPU of the emulator: ${(100 * cores).toFixed(0)} % of one core`);
}

async function measureGrowth(): Promise<void> {
  const heaps: number[] = [];
  for (let half = 0; half < 2; half += 1) {
    customer.forget();
    await calls(bench, perSecond, many / 2);
    const looks = [];
    for (let look = 0; look < 3; look += 1) looks.push((await emulator.usage()).heap);
    heaps.push(percentile(looks, 0.5));
  }
  const [first = NaN, last = NaN] = heaps;
  const mega = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  print(`heap after ${many / 2} and ${many} calls: ${mega(first)} and ${mega(last)}`);
  print(`growth in the second half: ${(100 * (last / first - 1)).toFixed(1)} %`);
}

/** Places calls at an even rate, and waits until all are over. */
async function calls({ emulator, customer, token }: Bench, rate: number, count: number) {
  const lasted: number[] = [];
  let wrong = 0;
  await onSchedule({ perSecond: rate, count }, async (_, planned) => {
    const { uuid } = await send<{ uuid: string }>(
      emulator,
      'POST',
      '/v1/calls',
      {
        to: [{ type: 'phone', number: phone }],
        from: { type: 'phone', number: '447700900000' },
        ncco: [{ action: 'wait', timeout: 30 }],
      },
      token,
    );
    await customer.completed(uuid);
    lasted.push(performance.now() - planned);
    if (customer.told(uuid).join() !== expected.join()) wrong += 1;
  });
  return { lasted, wrong };
}

function tokenOf({ privateKey }: EmulatorProcess): string {
  const claims = { application_id: 'bench', jti: randomUUID() };
  const options = { algorithm: 'RS256', expiresIn: '1h' } as const;
  return jsonwebtoken.sign(claims, createPrivateKey(privateKey), options);
}

async function send<Reply>(
  { url }: EmulatorProcess,
  method: string,
  path: string,
  body: object,
  token = '',
): Promise<Reply> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const sending = request(`${url}${path}`, { method, headers, agent }).end(JSON.stringify(body));
  const [reply] = (await once(sending, 'response')) as [IncomingMessage];
  const said = await text(reply);
  if ((reply.statusCode ?? 500) > 299) throw new Error(`${path}: ${reply.statusCode} ${said}`);
  return (said === '' ? undefined : JSON.parse(said)) as Reply;
}
