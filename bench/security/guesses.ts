import { randomBytes } from 'node:crypto';
import { some, type Check } from './finding.ts';
import { inParallel } from './in-parallel.ts';
import { startLive, type Live } from './live.ts';

const passphrase = 'quiet violin under the bridge';
const addresses = 200;
/** What a run may cost at most, however much is guessed. */
const mostHashes = 100;

/** Whoever guesses costs little and learns nothing, and does not lock out whose name he uses. */
export const guesses: Check = async (share) => {
  await using live = await startLive('alice');
  const device = await setUp(live);
  const before = live.hashes();
  const count = some(10_000, share);
  const statuses = new Map<number, number>();
  const words = new Set<string>();
  await inParallel([...Array(count).keys()], 16, async (index) => {
    const guess = randomBytes(12).toString('base64url');
    const username = index % 2 ? 'alice' : `nobody-${index % 50}`;
    const { status, text } = await signIn(live, username, guess, addressOf(index));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    words.add(`${status} ${text}`);
  });
  const hashed = live.hashes() - before;
  const known = await signIn(live, 'alice', passphrase, addressOf(0), device);
  const answers = [...statuses].map(([status, times]) => `${times} × ${status}`).join(', ');
  const successes = statuses.get(200) ?? 0;
  return [
    {
      check: `passphrases guessed from ${addresses} addresses, half for a user that there is`,
      tried: count,
      outcome: `${successes} successes, ${hashed} hashes, ${words.size} different answers (${answers}); the user's known browser gets ${known.status}`,
      holds: successes === 0 && hashed <= mostHashes && hashed > 0 && known.status === 200,
    },
  ];
};

/** Chooses the passphrase; gives the cookie by which the browser is known from then on. */
async function setUp({ send, setupToken }: Live): Promise<string> {
  const body = JSON.stringify({ token: setupToken, passphrase });
  const { status, text, headers } = await send({ path: '/api/setup/passphrase', body });
  if (status !== 200) throw new Error(`No passphrase was set: ${status} ${text}`);
  const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '');
  return cookies.find((cookie) => cookie.includes('device')) ?? '';
}

function signIn({ send }: Live, username: string, guess: string, from: string, cookie = '') {
  const body = JSON.stringify({ username, passphrase: guess });
  const headers = { 'x-forwarded-for': from, cookie };
  return send({ path: '/api/session', headers, body });
}

function addressOf(index: number): string {
  return `198.51.100.${index % addresses}`;
}
