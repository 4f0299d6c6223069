/** What the platform tells of a talk, in the order it happens: eight events beside the question what to do. */
const told = [
  ['john', 'started'],
  ['john', 'answered'],
  ['bob', 'started'],
  ['bob', 'ringing'],
  ['bob', 'answered'],
  ['bob', 'human'],
  ['bob', 'completed'],
  ['john', 'completed'],
] as const;

/** How many webhooks a call makes: one question and its events. */
export const webhooksOfCall = 1 + told.length;

/** The body of a call's question to `/webhooks/answer`; `name` is the call's own, whatever it is. */
export function question(name: string, to: string, user: string): object {
  return { to, from_user: user, uuid: `john-${name}`, conversation_uuid: `CON-${name}` };
}

/** The body of a call's n-th event, from 1. */
export function event(name: string, n: number): object {
  const [leg, status] = told[n - 1] ?? told[0];
  const bill = { duration: '3', price: '0.00120000', rate: '0.02400000', network: '23410' };
  return {
    headers: {},
    from: '447700900000',
    to: '447700900001',
    [status === 'human' ? 'call_uuid' : 'uuid']: `${leg}-${name}`,
    conversation_uuid: `CON-${name}`,
    status,
    direction: leg === 'bob' ? 'outbound' : 'inbound',
    timestamp: new Date().toISOString(),
    ...(status === 'completed' && bill),
  };
}
