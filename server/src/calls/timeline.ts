import type { Timeline, TimelineEntry } from '@hotline/protocol/timeline';
import { eventWebhook, type EventWebhook } from '@hotline/protocol/webhook';
import type { KeptEvent, Note, StoredCall } from '../store/store.ts';
import { callUpdate } from './call-log.ts';
import { happened, legOf } from './event-news.ts';
import { masked } from './masked.ts';

/** Notes of this kind came from the browser; all others we made ourselves. */
export const sdkNote = 'sdk';

/** How a call went, as everybody told it, on one axis. */
export function timelineOf(
  call: StoredCall,
  events: readonly KeptEvent[],
  notes: readonly Note[],
): Timeline {
  const entries = [
    placed(call),
    ...events.map((event) => platformEntry(event, call)),
    ...notes.map(noteEntry),
    ...letGo(call),
  ];
  // Stable, so that what was told at the same moment stays in the order of its telling.
  return { call: callUpdate(call), user: call.user, entries: entries.sort((a, b) => a.at - b.at) };
}

function placed({ placedAt: at, contactId, application }: StoredCall): TimelineEntry {
  return { at, from: 'server', what: 'placed', body: { contactId, application } };
}

function letGo({ letGoAt }: StoredCall): TimelineEntry[] {
  return letGoAt === undefined ? [] : [{ at: letGoAt, from: 'server', what: 'let go' }];
}

function platformEntry({ body, receivedAt }: KeptEvent, call: StoredCall): TimelineEntry {
  const json: unknown = JSON.parse(body);
  const event = eventWebhook.parse(json);
  const leg = legOf(event);
  return {
    at: happened(event.timestamp, call.placedAt, receivedAt),
    from: 'platform',
    what: nameOf(event),
    ...(leg !== undefined && { leg: leg === call.claim?.uuid ? 'caller' : 'contact' }),
    body: masked(json),
  };
}

/** A status by its name; what has none by the field that tells it apart. */
function nameOf(event: EventWebhook): string {
  if (event.status !== undefined) return event.status;
  if (typeof event.reason === 'string') return 'error';
  return (
    ['recording_url', 'dtmf', 'speech', 'conversation_uuid_to', 'payload'].find(
      (key) => key in event,
    ) ?? 'event'
  );
}

function noteEntry({ at, kind, body }: Note): TimelineEntry {
  const json: unknown = JSON.parse(body);
  if (kind !== sdkNote) return { at, from: 'server', what: kind, body: json };
  const { what, detail } = json as { what: string; detail?: unknown };
  return { at, from: 'browser', what, ...(detail !== undefined && { body: detail }) };
}
