import type { Clock } from '../clock.ts';
import type { AuditEntry, AuditLog } from './audit-log.ts';

/** Notes what somebody may cause as often as he likes, without filling the disk. */
export interface SeldomNotes {
  /** Notes an entry, of those with the same key one a minute at most; it then tells how many there were meanwhile. */
  note(key: string, entry: AuditEntry): void;
}

const minute = 60_000;
/** Whatever the keys are made of, they fill no memory. */
const mostKeys = 1000;

export function createSeldomNotes(dependencies: {
  readonly audit: Pick<AuditLog, 'note'>;
  readonly clock: Pick<Clock, 'now'>;
}): SeldomNotes {
  const { audit, clock } = dependencies;
  const last = new Map<string, { readonly at: number; more: number }>();

  return {
    note: (key, entry) => {
      const before = last.get(key);
      if (before && clock.now() - before.at < minute) {
        before.more += 1;
        return;
      }
      if (last.size >= mostKeys) last.clear();
      last.set(key, { at: clock.now(), more: 0 });
      const more = before && before.more > 0 ? { unnotedBefore: before.more } : {};
      audit.note({ ...entry, details: { ...entry.details, ...more } });
    },
  };
}
