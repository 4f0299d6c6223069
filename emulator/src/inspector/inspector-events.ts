import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Clock } from '../platform/ports.ts';
import type { CallRecord } from './call-record.ts';
import { callSummary } from './call-summary.ts';
import { levelsOf } from './call-view.ts';
import type { Entry } from './entry.ts';
import { entryView } from './entry-view.ts';
import type { Inspector } from './inspector.ts';
import type { News } from './news.ts';

/** Milliseconds in which news gather, so that many calls a second do not become many messages. */
const gatherTime = 150;

const wanted = z.object({ call: z.string().optional() });

/**
 * What is new, as server-sent events: `calls` (summaries), `loose` (entries of no call), of the call that `?call=` names
 * `entries` and `levels`, and `forgotten`. An entry with a known id takes the place of the one before.
 */
export function inspectorEvents({ onNews, book }: Inspector, clock: Clock): RequestHandler {
  return (req, res) => {
    const { call: chosen } = wanted.parse(req.query);
    const gathered = gather();
    let callOff: (() => void) | undefined;
    const tell = (): void => {
      callOff = undefined;
      for (const [event, data] of gathered.take(book.callOf({ conversation: chosen }))) {
        res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      }
    };
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.write('retry: 1000\n\n');
    const deaf = onNews((news) => {
      gathered.add(news);
      callOff ??= clock.after(gatherTime, tell);
    });
    req.on('close', () => {
      deaf();
      callOff?.();
    });
  };
}

function gather() {
  let calls = new Set<CallRecord>();
  let entries = new Map<number, { entry: Entry; call: CallRecord | undefined }>();
  let forgotten = false;

  function empty(): void {
    calls = new Set();
    entries = new Map();
    forgotten = false;
  }

  return {
    add: ({ call, entry, forgotten: all }: News): void => {
      if (all) empty();
      if (all) forgotten = true;
      if (call) calls.add(call);
      if (entry) entries.set(entry.id, { entry, call });
    },
    /** All that is new, of that one call in full. */
    take: (chosen: CallRecord | undefined): (readonly [event: string, data: unknown])[] => {
      const all = [...entries.values()];
      const mine = all.filter(({ call }) => call !== undefined && call === chosen);
      const loose = all.filter(({ call }) => call === undefined);
      const views = (some: typeof all) => some.map(({ entry, call }) => entryView(entry, call));
      const news: (readonly [string, unknown, boolean])[] = [
        ['forgotten', {}, forgotten],
        ['calls', [...calls].map(callSummary), calls.size > 0],
        ['loose', views(loose), loose.length > 0],
        ['entries', views(mine), mine.length > 0],
        ['levels', chosen && levelsOf(chosen), chosen !== undefined && calls.has(chosen)],
      ];
      empty();
      return news.flatMap(([event, data, any]) => (any ? [[event, data] as const] : []));
    },
  };
}
