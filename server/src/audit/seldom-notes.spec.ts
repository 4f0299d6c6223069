import { FakeClock } from '../testing/fake-clock.ts';
import type { AuditEntry } from './audit-log.ts';
import { createSeldomNotes } from './seldom-notes.ts';

const entry: AuditEntry = { kind: 'webhook-refused', details: { reason: 'unsigned' } };

describe('what may come often', () => {
  let clock: FakeClock;
  let noted: AuditEntry[];
  let notes: ReturnType<typeof createSeldomNotes>;

  beforeEach(() => {
    clock = new FakeClock();
    noted = [];
    notes = createSeldomNotes({ clock, audit: { note: (each) => void noted.push(each) } });
  });

  it('is noted once a minute, with how often it came meanwhile', async () => {
    for (let n = 0; n < 1000; n += 1) notes.note('unsigned', entry);
    expect(noted).toEqual([entry]);
    await clock.advance(60_000);
    notes.note('unsigned', entry);
    notes.note('unsigned', entry);
    await clock.advance(60_000);
    notes.note('unsigned', entry);
    expect(noted.map(({ details }) => details)).toEqual([
      { reason: 'unsigned' },
      { reason: 'unsigned', unnotedBefore: 999 },
      { reason: 'unsigned', unnotedBefore: 1 },
    ]);
  });

  it('is noted for each key by itself', () => {
    notes.note('a', entry);
    notes.note('b', entry);
    expect(noted).toHaveLength(2);
  });
});
