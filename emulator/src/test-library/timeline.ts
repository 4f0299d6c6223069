import type { LegNote } from '../platform/legs/leg-note.ts';
import type { SentWebhook } from '../platform/sent-webhooks.ts';
import type { CallView, LegView, Snapshot } from '../platform/snapshot.ts';
import type { PhoneBook } from './phone-book.ts';
import type { Seat } from './seat.ts';

export interface TimelineMaterial {
  readonly seat: Seat;
  readonly book: PhoneBook;
  readonly snapshot: Snapshot;
  readonly sent: readonly SentWebhook[];
}

interface Entry {
  readonly at: number;
  readonly text: string;
}

const mostEntries = 40;

/** What happened in the seat's call, or in all calls when it is in none, line by line. */
export function timeline(material: TimelineMaterial): string {
  const { seat, snapshot } = material;
  const present = seat.legs.at(-1);
  const own = snapshot.calls.filter(({ legs }) => legs.some(({ uuid }) => uuid === present));
  const recent = snapshot.calls.filter(({ startedAt }) => startedAt >= seat.since);
  const entries = (own.length > 0 ? own : recent)
    .flatMap((call) => entriesOf(call, material))
    .sort((one, other) => one.at - other.at);
  const start = entries[0]?.at;
  if (start === undefined) return 'Nothing has happened on the platform.';
  const lines = entries.slice(-mostEntries).map(({ at, text }) => {
    return `  ${((at - start) / 1000).toFixed(2).padStart(6)} s  ${text}`;
  });
  return ['What happened until then:', ...lines].join('\n');
}

function entriesOf(call: CallView, { book, sent }: TimelineMaterial): Entry[] {
  const names = new Map(Object.entries(book).map(([name, number]) => [number, name]));
  const nameOf = (party: string): string => names.get(party) ?? party;
  const parties = new Map(call.legs.map(({ uuid, party }) => [uuid, nameOf(party)]));
  return [
    { at: call.startedAt, text: `${nameOf(call.user)} calls ${nameOf(call.dialled)}` },
    ...call.legs.flatMap((leg) => legEntries(leg, nameOf(leg.party))),
    ...sent
      .filter(({ request }) => request.payload.conversation_uuid === call.conversation)
      .map((webhook) => ({ at: webhook.at, text: webhookWords(webhook, parties) })),
  ];
}

function legEntries(leg: LegView, name: string): Entry[] {
  const steps = [
    [leg.direction === 'outbound' ? leg.ringingAt : undefined, 'rings'],
    [leg.answeredAt, 'is answered'],
    [leg.endedAt, `is over: ${leg.status}`],
  ] as const;
  return [
    ...steps.flatMap(([at, what]) => (at === undefined ? [] : [{ at, text: `${name} ${what}` }])),
    ...leg.notes.map(({ at, what, text }) => ({ at, text: `${name} ${noteWords[what](text)}` })),
  ];
}

const noteWords: Readonly<Record<LegNote['what'], (text: string) => string>> = {
  heard: (text) => `hears “${text}”`,
  tone: (text) => `hears the ${text} tone`,
  keys: (text) => `hears the keys ${text}`,
  said: (text) => `says “${text}”`,
  pressed: (text) => `presses ${text}`,
};

function webhookWords(
  { request: { url, method, payload }, reply }: SentWebhook,
  parties: ReadonlyMap<string, string>,
): string {
  const { status, uuid } = payload;
  const what = typeof status === 'string' ? `event ${status}` : 'webhook';
  const leg = typeof uuid === 'string' ? parties.get(uuid) : undefined;
  const outcome = reply.ok ? 'taken' : reply.reason;
  return `${what}${leg === undefined ? '' : ` of ${leg}`}: ${method} ${url}: ${outcome}`;
}
