import type { Response } from 'express';

/** One browser's server-sent events. */
export interface EventStream {
  /** A named event; `data` goes as JSON. */
  send(name: string, data: unknown): void;
  /** A comment, which keeps the connection open through anything in between. */
  beat(): void;
}

/** A browser that does not read is cut off; it comes back and is told how things stand. */
const maxUnread = 64 * 1024;

/** Turns the response into an event stream. */
export function openEventStream(res: Response): EventStream {
  let sent = 0;

  function write(text: string): void {
    // Ended, but not yet read to the end: one more write would be an error that nobody catches.
    if (res.writableEnded) return;
    if (res.writableLength > maxUnread) res.destroy();
    else res.write(text);
  }

  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  write('retry: 1000\n\n');
  return {
    send: (name, data) => {
      sent += 1;
      write(`id: ${sent}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    beat: () => {
      write(': still here\n\n');
    },
  };
}
