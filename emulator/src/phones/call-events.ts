import type { RequestHandler } from 'express';
import type { ObservedPlatform } from '../platform/observed-platform.ts';

/**
 * A server-sent event named `change` after each change of what `GET /emulator/calls` shows: programs
 * that follow it ask again, at their own pace.
 */
export function callEvents(platform: ObservedPlatform): RequestHandler {
  return (req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    res.write('retry: 1000\n\n');
    const tell = (): void => {
      res.write('event: change\ndata: {}\n\n');
    };
    req.on('close', platform.onChange(tell));
  };
}
