import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Chance } from './chance.ts';
import { damage } from './damage.ts';
import { actions, samples, type Sample } from './samples.ts';

export interface Target {
  readonly url: string;
  /** The value of `Authorization` for each kind of asker. */
  readonly authorization: Readonly<Record<Sample['as'], string | undefined>>;
  readonly chance: Chance;
  /** Ids of what is neither changed nor removed. */
  readonly spared: readonly (string | undefined)[];
}

export interface Outcome {
  readonly tried: number;
  /** How many answers of each hundred: 2, 3, 4, 5. */
  readonly hundreds: Readonly<Record<string, number>>;
  /** What was answered above 499, or not at all: at most ten. */
  readonly wrong: readonly string[];
}

/** How many requests are under way at once. */
const lanes = 8;
/** Calls that nobody ends are ended every so often. */
const resetEvery = 400;

/** Sends so many requests that are nearly right; every fifth is left as it should be. */
export async function fuzz(target: Target, count: number): Promise<Outcome> {
  const hundreds: Record<string, number> = {};
  const wrong: string[] = [];
  const known = createKnown();
  let tried = 0;
  const lane = async (): Promise<void> => {
    while (tried < count) {
      tried += 1;
      const sent = nextRequest(target.chance, known, tried % resetEvery === 0);
      const { status, body } = await send(target, sent);
      const hundred = String(Math.floor(status / 100));
      hundreds[hundred] = (hundreds[hundred] ?? 0) + 1;
      if (status > 499 && wrong.length < 10)
        wrong.push(`${status} ${JSON.stringify(sent)}: ${body}`);
      note(known, body, target.spared);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { tried, hundreds, wrong };
}

type Known = Readonly<Record<'leg' | 'conversation' | 'id', string[]>>;

const createKnown = (): Known => ({ leg: [], conversation: [], id: [] });

const names = { leg: 'uuid', conversation: 'conversation_uuid', id: 'id' } as const;

/** Keeps the last ids that were answered. */
function note(known: Known, body: string, spared: Target['spared']): void {
  for (const kind of ['leg', 'conversation', 'id'] as const) {
    const [, one] = new RegExp(`"${names[kind]}":"([^"]+)"`).exec(body) ?? [];
    if (one !== undefined && !spared.includes(one)) known[kind].unshift(one);
    known[kind].splice(20);
  }
}

const reset: Sample = { method: 'POST', path: '/emulator/reset', as: 'anybody', body: {} };

function nextRequest(chance: Chance, known: Known, toReset: boolean): Sample {
  if (toReset) return reset;
  const [first, ...rest] = samples;
  const sample = chance.pick([first ?? reset, ...rest]);
  const path = sample.path.replace(/\{(leg|conversation|id)\}/g, (_, kind: keyof Known) =>
    chance.pick(['none', ...known[kind]]),
  );
  const body = withInstructions(sample.body, chance);
  const kept = chance.next() < 0.2;
  return {
    ...sample,
    path: damagePath(path, chance),
    ...(body !== undefined && { body: kept ? body : damage(body, chance) }),
  };
}

/** Any instructions in place of those of the sample. */
function withInstructions(body: unknown, chance: Chance): unknown {
  if (typeof body !== 'object' || body === null || !('ncco' in body)) return body;
  const ncco = Array.from({ length: 1 + Math.floor(chance.next() * 3) }, () =>
    chance.pick(actions),
  );
  return { ...body, ncco };
}

function damagePath(path: string, chance: Chance): string {
  if (chance.next() < 0.9) return path;
  const odd = ['%00', '%ff', '..%2f', '?page_size=-1', '?status=%5B%5D', 'x'.repeat(3000)] as const;
  const at = Math.floor(chance.next() * path.length);
  return `${path.slice(0, at + 1)}${chance.pick(odd)}${path.slice(at + 1)}`;
}

async function send({ url, authorization }: Target, sent: Sample) {
  const body = bodyOf(sent);
  const headers = {
    'content-type': sent.form === true ? 'application/x-www-form-urlencoded' : 'application/json',
    ...(authorization[sent.as] !== undefined && { authorization: authorization[sent.as] }),
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise<{ status: number; body: string }>((resolve) => {
    const asking = request(`${url}${sent.path}`, { method: sent.method, headers, agent: false });
    asking.on('response', (reply) => {
      void text(reply).then((said) => {
        resolve({ status: reply.statusCode ?? 599, body: said.slice(0, 2000) });
      });
    });
    asking.on('error', (error) => {
      resolve({ status: 599, body: error.message });
    });
    asking.end(body);
  });
}

function bodyOf({ body, form: asForm }: Sample): string | undefined {
  if (body === undefined) return undefined;
  if (asForm !== true || typeof body !== 'object' || body === null) return JSON.stringify(body);
  const form = new URLSearchParams();
  for (const [name, one] of Object.entries(body)) {
    form.append(name, typeof one === 'string' ? one : JSON.stringify(one));
  }
  return form.toString();
}
