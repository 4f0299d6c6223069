import type { RequestHandler } from 'express';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { habitWords } from './habit-words.ts';
import { phonesView } from './phones-view.ts';

/** Server-sent events: the `habits` that a phone can have, and the `phones` now and after each change. */
export function phoneEvents(
  platform: ObservedPlatform,
  applications: () => readonly NamedPhone[],
): RequestHandler {
  return (req, res) => {
    let last = '';
    let due = false;
    const tell = (): void => {
      due = false;
      const view = JSON.stringify(phonesView(platform, applications()));
      if (view !== last) res.write(`event: phones\ndata: ${view}\n\n`);
      last = view;
    };
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.write(`retry: 1000\nevent: habits\ndata: ${JSON.stringify(habitWords)}\n\n`);
    tell();
    const stop = platform.onChange(() => {
      // Much happens at once when a call begins or ends: it is told once.
      if (!due) setImmediate(tell);
      due = true;
    });
    req.on('close', stop);
  };
}
