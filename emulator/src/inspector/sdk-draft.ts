import { z } from 'zod';
import type { SdkMessage } from '../sdk/sdk-message.ts';
import type { Draft, Place, Text } from './entry.ts';
import { keptText } from './kept-text.ts';
import { reasonIn } from './reason-in.ts';

/** What the timeline says of a message between a browser and the platform. `now` is when it is told. */
export function sdkDraft(message: SdkMessage, now: number): Draft {
  const { at, name, direction, user = 'somebody', session, dialect, reply } = message;
  const times = reply && { status: reply.status, 'took (ms)': now - at };
  return {
    ...{ kind: 'sdk', at, place: placeOf(message) },
    title: `${direction === 'in' ? 'From' : 'To'} ${user}: ${name}`,
    facts: { ...withoutGaps({ session, SDK: dialect }), ...times },
    texts: textsOf(message),
    ...(isRefusal(message) && { trouble: 'sdk', problem: problemOf(message) }),
  };
}

function textsOf({ body, reply }: SdkMessage): readonly Text[] {
  const sent = body === undefined ? [] : [keptText(reply ? 'request' : 'message', body)];
  return reply?.body === undefined ? sent : [...sent, keptText('reply', reply.body)];
}

const isRefusal = ({ name, reply, failure }: SdkMessage): boolean =>
  failure !== undefined || (reply ? reply.status >= 400 : name.includes(':error:'));

function withoutGaps(facts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]])),
  );
}

function problemOf({ name, body, reply, failure }: SdkMessage): string {
  if (failure !== undefined) return failure;
  if (reply) return `Answered by HTTP ${reply.status}${reasonIn(reply.body)}`;
  return `${name}${reasonIn(body)}`;
}

const ids = z
  .object({
    cid: z.string(),
    rtc_id: z.string(),
    channel: z.object({ id: z.string() }).partial(),
    body: z.object({ rtc_id: z.string() }).partial(),
  })
  .partial();

/** By what its name, its body or the reply says. */
function placeOf({ name, body, reply }: SdkMessage): Place {
  const cid = ids.safeParse(body).data?.cid;
  return {
    conversation: /CON-[\w-]+/.exec(name)?.[0] ?? cid,
    leg: legIn(body) ?? legIn(reply?.body),
  };
}

function legIn(body: unknown): string | undefined {
  const { channel, rtc_id, body: inner } = ids.safeParse(body).data ?? {};
  return channel?.id ?? rtc_id ?? inner?.rtc_id;
}
