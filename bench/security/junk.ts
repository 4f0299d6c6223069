import { hostileValues } from './hostile-values.ts';
import { some, type Check } from './finding.ts';
import { inParallel } from './in-parallel.ts';
import { junkBodies } from './junk-bodies.ts';
import { startRunning, type Running } from './running.ts';

/** Every route that reads a body, with one that it would take. */
const routes: readonly (readonly [string, string, object])[] = [
  ['POST', '/webhooks/event', { status: 'ringing', uuid: 'a', conversation_uuid: 'CON' }],
  ['POST', '/webhooks/answer', { to: 'a', from_user: 'john', uuid: 'a', conversation_uuid: 'CON' }],
  ['POST', '/api/session', { username: 'nobody' }],
  ['POST', '/api/session/passkey/options', {}],
  ['POST', '/api/session/passkey', { response: {} }],
  ['POST', '/api/setup', { token: 'a' }],
  ['POST', '/api/setup/passphrase', { token: 'a', passphrase: 'correct horse battery' }],
  ['POST', '/api/setup/passkey/options', { token: 'a' }],
  ['POST', '/api/setup/passkey', { token: 'a', response: {}, label: 'a' }],
  ['POST', '/api/calls', { contactId: 'nobody' }],
  ['POST', '/api/calls/aaaaaaaaaaaaaaaaaaaaaaaaaa/notes', { now: 1, notes: [] }],
  ['PUT', '/api/passphrase', { passphrase: 'correct horse battery' }],
  ['POST', '/api/passkeys/options', {}],
  ['POST', '/api/passkeys', { response: {}, label: 'a' }],
  ['POST', '/api/proof', { passphrase: 'a' }],
  ['POST', '/api/proof/passkey', { response: {} }],
  ['PUT', '/api/admin/calls', { on: true }],
];

/** Junk is refused; it breaks nothing, and goes on to no handler that does not know what to do with it. */
export const junk: Check = async (share) => {
  await using running = await startRunning();
  const cookie = await running.signIn('john');
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  const each = some(400, share);
  for (const [method, path, sound] of routes) {
    const odd = hostileValues(each / 2).map((value) => JSON.stringify(fieldsTo(sound, value)));
    const bodies = [...junkBodies(each, [JSON.stringify(sound)]), ...odd];
    await inParallel(bodies, 16, async (body) => {
      for (const headers of manners(running, path, cookie, body)) {
        const { status } = await running.send({ method, path, headers, body });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status > 499) broken.push(`${status} ${method} ${path} ${String(body).slice(0, 60)}`);
      }
    });
  }
  const alive = await running.send({ path: '/health/ready' });
  const seen = [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  return [
    {
      check: `junk bodies and odd texts at ${routes.length} routes, signed and not`,
      tried: [...statuses.values()].reduce((sum, count) => sum + count),
      outcome: `${broken.length} answers above 499 (${seen.join(', ')})${broken[0] ? `, such as ${broken[0]}` : ''}`,
      holds: broken.length === 0 && alive.status === 200,
    },
  ];
};

/** As the one who may, and as nobody: a webhook signed rightly and wrongly, a route with a session and without. */
function manners({ sign }: Running, path: string, cookie: string, body: string | Buffer) {
  if (!path.startsWith('/webhooks/')) return [{ cookie }, {}];
  const authorization = sign(body);
  return [{ authorization }, { authorization: `${authorization.slice(0, -8)}AAAAAAAA` }];
}

function fieldsTo(sound: object, value: unknown): object {
  return Object.fromEntries(Object.keys(sound).map((key) => [key, value]));
}
