interface Waiting<Item, Result> {
  readonly item: Item;
  readonly settle: (result: Result) => void;
  readonly fail: (error: unknown) => void;
}

export interface BatchOptions<Item, Result> {
  /** Does all or nothing, in the order of the items; calls `begun` once it could begin. */
  readonly run: (items: readonly Item[], begun: () => void) => Promise<readonly Result[]>;
  readonly size: number;
}

/**
 * Does one thing after the other, but all that comes meanwhile at once. When a batch fails, each is tried by itself,
 * so that one's fault stays its own; but not when even beginning failed, which would fail as often as it is tried.
 */
export function createBatches<Item, Result>({
  run,
  size,
}: BatchOptions<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let busy = false;

  /** Settles a batch; false when it could not begin, and nobody of it has been told. */
  async function attempt(batch: readonly Waiting<Item, Result>[]): Promise<Fault | undefined> {
    let begun = false;
    try {
      const items = batch.map(({ item }) => item);
      const results = await run(items, () => (begun = true));
      batch.forEach(({ settle }, index) => {
        settle(results[index] as Result);
      });
      return undefined;
    } catch (cause) {
      return { cause, begun };
    }
  }

  async function settleBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    let fault = await attempt(batch);
    if (!fault) return;
    if (batch.length === 1) return batch[0]?.fail(fault.cause);
    for (const one of batch) {
      if (fault?.begun !== false) fault = await attempt([one]);
      if (fault) one.fail(fault.cause);
    }
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) await settleBatch(waiting.splice(0, size));
    busy = false;
  }

  return (item) =>
    new Promise<Result>((settle, fail) => {
      waiting.push({ item, settle, fail });
      if (busy) return;
      busy = true;
      setImmediate(() => void work());
    });
}

interface Fault {
  readonly cause: unknown;
  readonly begun: boolean;
}
