import type { Response } from 'express';

/** One browser's server-sent events. */
export interface EventStream {
  /** A named event; `data` goes as JSON. With an id, a browser that comes back says how far it had read. */
  send(name: string, data: unknown, id?: number): void;
  /** A comment, which keeps the connection open through anything in between. */
  beat(): void;
  /** Whether it was ended, by either side. */
  readonly isOver: () => boolean;
  /** Ends it; the browser comes back after a moment. */
  readonly end: () => void;
}

/** A browser that does not read is cut off; it comes back and is told how things stand. */
const maxUnread = 64 * 1024;

/** Turns the response into an event stream. */
export function openEventStream(res: Response): EventStream {
  function write(text: string): void {
    // Ended, but not yet read to the end: one more write would be an error that nobody catches.
    if (res.writableEnded) return;
    if (res.writableLength > maxUnread) res.destroy();
    else res.write(text);
  }

  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  write('retry: 1000\n\n');
  return {
    send: (name, data, id) => {
      const at = id === undefined ? '' : `id: ${id}\n`;
      write(`${at}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    beat: () => {
      write(': still here\n\n');
    },
    isOver: () => res.writableEnded || res.closed,
    end: () => {
      res.end();
    },
  };
}
