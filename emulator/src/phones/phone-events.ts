import type { RequestHandler } from 'express';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { habitWords } from './habit-words.ts';
import { phonesView } from './phones-view.ts';

export interface PhoneEventsDependencies {
  readonly platform: ObservedPlatform;
  readonly numbers: () => readonly NamedPhone[];
  readonly address?: string;
}

/**
 * Server-sent events: what the page has to know once, `about` phones and about where it is, and the `phones` now and
 * after each change.
 */
export function phoneEvents({
  platform,
  numbers,
  address,
}: PhoneEventsDependencies): RequestHandler {
  return (req, res) => {
    let last = '';
    let due = false;
    const tell = (): void => {
      due = false;
      const view = JSON.stringify(phonesView(platform, numbers()));
      if (view !== last) res.write(`event: phones\ndata: ${view}\n\n`);
      last = view;
    };
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const about = { habits: habitWords, nearby: address !== undefined };
    res.write(`retry: 1000\nevent: about\ndata: ${JSON.stringify(about)}\n\n`);
    tell();
    const stop = platform.onChange(() => {
      // Much happens at once when a call begins or ends: it is told once.
      if (!due) setImmediate(tell);
      due = true;
    });
    req.on('close', stop);
  };
}
