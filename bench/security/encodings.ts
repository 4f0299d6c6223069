import { createHash, randomUUID } from 'node:crypto';
import { tokenEncodings } from '@hotline/server/testing/token-encodings';
import type { Check } from './finding.ts';
import { inParallel } from './in-parallel.ts';
import { startRunning, type Running } from './running.ts';

/** A token is taken in the ways in which it may be written down, and in no other. */
export const encodings: Check = async () => {
  await using running = await startRunning();
  const { right, wrong } = made(running, eventOf('a'));
  const statuses = new Map<string, number>();
  await inParallel(Object.entries(wrong), 16, async ([how, authorization]) => {
    statuses.set(how, await tell(running, eventOf('a'), authorization));
  });
  const accepted = [...statuses].filter(([, status]) => status < 400).map(([how]) => how);
  let taken = 0;
  for (const how of Object.keys(right)) {
    // Each token is taken once: with words of its own.
    const words = eventOf(how);
    const status = await tell(running, words, made(running, words).right[how] ?? '');
    if (status === 204) taken += 1;
  }
  const all = Object.keys(right).length;
  return [
    {
      check: 'HS256 tokens written down or signed otherwise, in the manner of Wycheproof',
      tried: statuses.size + all,
      outcome: `${accepted.length} of ${statuses.size} wrong ones accepted${accepted[0] ? `, such as ${accepted[0]}` : ''}; ${taken} of ${all} right ones`,
      holds: accepted.length === 0 && taken === all,
    },
  ];
};

function eventOf(name: string): string {
  return JSON.stringify({ status: 'ringing', uuid: name, conversation_uuid: `CON-${name}` });
}

function made({ application }: Running, words: string) {
  const { id, apiKey, signatureSecrets } = application;
  const claims = {
    ...{ iat: Math.floor(Date.now() / 1000), jti: randomUUID(), iss: 'Vonage' },
    ...{ api_key: apiKey, application_id: id },
    payload_hash: createHash('sha256').update(words).digest('hex'),
  };
  return tokenEncodings(claims, signatureSecrets[0] ?? '');
}

async function tell({ send }: Running, body: string, authorization: string): Promise<number> {
  return (await send({ path: '/webhooks/event', body, headers: { authorization } })).status;
}
