import type { RequestHandler } from 'express';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { phoneCard } from './phone-words.ts';

/** The phones now and after each change, as server-sent events named `phones`. */
export function phoneEvents(platform: ObservedPlatform): RequestHandler {
  return (req, res) => {
    let last = '';
    const tell = () => {
      const cards = JSON.stringify(platform.snapshot().phones.map(phoneCard));
      if (cards !== last) res.write(`event: phones\ndata: ${cards}\n\n`);
      last = cards;
    };
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.write('retry: 1000\n\n');
    tell();
    req.on('close', platform.onChange(tell));
  };
}
