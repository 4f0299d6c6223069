import { randomBytes } from 'node:crypto';
import { createCaller } from '@hotline/emulator/media/testing/caller';
import { io, type Socket } from 'socket.io-client';
import { some, type Check } from './finding.ts';
import { hostileValues } from './hostile-values.ts';
import { startRunning, type Running } from './running.ts';

/** More than the emulator remembers of its webhooks must not pass between two looks. */
const atATime = 100;

/** Who has stolen the voice SDK's token, but not the session, dials whatever he likes and reaches nobody. */
export const stolenToken: Check = async (share) => {
  await using running = await startRunning();
  const cookie = await running.signIn('john');
  const token = await mint(running, cookie);
  const used = await running.place(cookie);
  const headers = { cookie };
  await running.send({ path: `/api/calls/${used}`, method: 'DELETE', headers });
  await running.send({ path: '/api/session', method: 'DELETE', headers });
  if ((await running.send({ path: '/auth/john', headers })).status !== 401) {
    throw new Error('The session goes on after signing out.');
  }

  const tries = some(1000, share);
  const guesses = [used, ...madeUpIds(tries - tries / 2), ...hostileValues(tries)].slice(0, tries);
  const thief = await openSession(running, token);
  let [asked, outbound] = [0, 0];
  try {
    for (let from = 0; from < tries; from += atATime) {
      await running.emulator('POST', 'reset');
      const dialling = guesses.slice(from, from + atATime).map(dialable);
      for (const guess of dialling) await thief.dial(guess);
      const seen = await thief.seen(dialling.length);
      asked += seen.asked;
      outbound += seen.connects + seen.outbound;
    }
  } finally {
    await thief.close();
  }
  return [
    {
      check:
        'calls with a stolen client token, after its session has ended: made-up ids, numbers, hostile texts',
      tried: tries,
      outcome: `${asked} reached the server, ${outbound} calls`,
      holds: asked === tries && outbound === 0,
    },
  ];
};

/** A text that the SDK would dial. */
function dialable(guess: unknown): string {
  const text = typeof guess === 'string' ? guess : JSON.stringify(guess);
  return (text || 'nobody').slice(0, 1024);
}

async function mint({ send }: Running, cookie: string): Promise<string> {
  const { text } = await send({ path: '/auth/john', headers: { cookie } });
  return JSON.parse(text) as string;
}

/** Such as ids are: 26 letters and digits of base 32, in small letters. */
function madeUpIds(count: number): string[] {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from({ length: Math.floor(count) }, () =>
    Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join(''),
  );
}

/** What the browser's SDK does at the platform, with the bare token. */
async function openSession({ emulatorUrl, emulator }: Running, token: string) {
  const socket = io(emulatorUrl, { path: '/v2/rtc', transports: ['websocket'], query: { token } });
  const session = await sessionOf(socket);
  const caller = await createCaller();
  const { offer } = caller;

  async function rest(path: string, body: object): Promise<Record<string, string>> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(emulatorUrl + path, request);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  }

  return {
    dial: async (number: string) => {
      const from = { originating_session: session };
      const { rtc_id: id } = await rest('/beta/legs', { ...from, body: { offer: { sdp: offer } } });
      const channel = { type: 'app', id, to: { type: 'phone', number } };
      await rest('/beta/knocking', { ...from, channel });
    },
    seen: (dialled: number) => outcome(emulator, dialled),
    close: async () => {
      socket.disconnect();
      await caller.close();
    },
  };
}

async function sessionOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once('session:success', ({ body }: { body: { id: string } }) => {
      resolve(body.id);
    });
    socket.onAny((type: string) => {
      if (type.startsWith('system:error')) reject(new Error(type));
    });
    socket.once('connect_error', reject);
  });
}

interface Exchange {
  readonly request: { readonly url?: string; readonly payload?: { readonly direction?: string } };
  readonly reply: unknown;
}

/** What became of the last calls, once all of them were answered by the server. */
async function outcome(emulator: Running['emulator'], dialled: number) {
  for (;;) {
    const { webhooks } = (await emulator('GET', 'webhooks')) as { webhooks: Exchange[] };
    const answers = webhooks.filter(({ request }) => JSON.stringify(request).includes('from_user'));
    if (answers.length >= dialled) {
      const connects = answers.filter(({ reply }) => JSON.stringify(reply).includes('connect'));
      const outbound = webhooks.filter(({ request }) => request.payload?.direction === 'outbound');
      return { asked: answers.length, connects: connects.length, outbound: outbound.length };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
