import { z } from 'zod';
import type { Draft, Place } from './entry.ts';
import { jsonIn } from './json-in.ts';
import { keptText } from './kept-text.ts';
import { reasonIn } from './reason-in.ts';
import type { RequestTrace } from './request-trace.ts';

/** What the timeline says of a request, once it is answered. */
export function requestDraft(trace: RequestTrace): Draft {
  const { face, at, took, method, path, status, request, reply } = trace;
  const failed = status >= 400 && face === 'rest';
  return {
    ...{ kind: face, at, place: placeOf(trace), title: `${method} ${path}` },
    facts: { status, 'took (ms)': took },
    texts: [
      ...(request === undefined ? [] : [keptText('request', request)]),
      ...(reply === undefined ? [] : [keptText('reply', reply)]),
    ],
    ...(failed && {
      trouble: face,
      problem: `Answered by HTTP ${status}${reasonIn(jsonIn(reply ?? ''))}`,
    }),
  };
}

const placed = z.object({ uuid: z.string() });
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;

/** By what the path says, or else the reply. */
function placeOf({ path, reply }: RequestTrace): Place {
  const conversation = /CON-[\w-]+/.exec(path)?.[0];
  const rest = path.replace(conversation ?? '', '');
  return {
    conversation,
    leg: uuid.exec(rest)?.[0] ?? placed.safeParse(jsonIn(reply ?? '')).data?.uuid,
    party: /^\/emulator\/phones\/([^/?]+)\//.exec(path)?.[1],
  };
}
