import type { SeldomNotes } from '../audit/seldom-notes.ts';

/** What came in the platform's name and was not taken, by reason, since this server started. */
export interface RefusedWebhooks {
  count(reason: string): void;
  counts(): Readonly<Record<string, number>>;
}

export function createRefusedWebhooks(dependencies: {
  readonly seldomNotes: SeldomNotes;
}): RefusedWebhooks {
  const counts = new Map<string, number>();

  return {
    count: (reason) => {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
      dependencies.seldomNotes.note(`webhook ${reason}`, {
        kind: 'webhook-refused',
        details: { reason },
      });
    },
    counts: () => Object.fromEntries(counts),
  };
}
