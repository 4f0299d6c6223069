import type { ClientConfig } from 'pg';
import { openLine, type Line } from './postgres-line.ts';

/** How servers on one database tell each other whose calls have changed. */
export interface ChangeChannel {
  /** Tells the other servers; without a name, that anybody's may have. */
  readonly tell: (user?: string) => void;
  readonly close: () => Promise<void>;
}

export interface ChannelOptions {
  readonly connection: ClientConfig;
  /** Hears what other servers told; without a name also when something may have been missed. */
  readonly onTold: (user?: string) => void;
  readonly onBroken: (error: Error) => void;
}

/** PostgreSQL takes payloads of fewer than 8,000 bytes. */
const longestName = 1000;

/** Milliseconds: to look after the line, and to wait before it is made anew, first and at most. */
const patience = { heartbeat: 15_000, first: 100, most: 5000 };

/**
 * Listens and tells on a connection of its own, which is made anew when it breaks. What is told while telling is under
 * way, or while there is no line, goes together afterwards.
 */
export async function openChannel(options: ChannelOptions): Promise<ChangeChannel> {
  const channel = new LineChannel(options);
  await channel.open();
  return channel;
}

class LineChannel implements ChangeChannel {
  private readonly options: ChannelOptions;
  private line: Line | undefined;
  private waiting = new Set<string>();
  private telling = false;
  private closed = false;

  constructor(options: ChannelOptions) {
    this.options = options;
  }

  async open(): Promise<void> {
    const { connection, onTold, onBroken } = this.options;
    const line = await openLine({
      connection,
      heartbeat: patience.heartbeat,
      onTold: (user) => {
        onTold(user === '' ? undefined : user);
      },
      onLost: (error) => {
        this.line = undefined;
        onBroken(error);
        this.reopen(patience.first);
      },
    });
    if (this.closed) await line.close();
    else this.line = line;
  }

  readonly tell = (user = ''): void => {
    this.waiting.add(user.length > longestName ? '' : user);
    void this.flush();
  };

  readonly close = async (): Promise<void> => {
    this.closed = true;
    const { line } = this;
    // On a closed line, what is still to be told would fail and be told again for ever.
    this.line = undefined;
    await line?.close();
  };

  private reopen(delay: number): void {
    setTimeout(() => {
      if (this.closed) return;
      this.open().then(
        () => {
          this.options.onTold();
          void this.flush();
        },
        () => {
          this.reopen(Math.min(delay * 2, patience.most));
        },
      );
    }, delay).unref();
  }

  private async flush(): Promise<void> {
    if (this.telling || !this.line || this.waiting.size === 0) return;
    const users = this.waiting;
    this.waiting = new Set();
    this.telling = true;
    try {
      await this.line.tell([...users]);
    } catch {
      // The line is lost, which is told elsewhere; the next one will tell them.
      this.waiting = new Set([...users, ...this.waiting]);
    }
    this.telling = false;
    void this.flush();
  }
}
