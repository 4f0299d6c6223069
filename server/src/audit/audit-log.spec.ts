import { createLog } from '../log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createAuditLog } from './audit-log.ts';

const silent = createLog('silent');
const clock = new FakeClock();

describe('the audit log', () => {
  it('gives what was noted, newest first, in pages', async () => {
    const audit = createAuditLog({ store: createMemoryStore(), clock, log: silent });
    audit.note({ kind: 'signed-in', user: 'john', details: { by: 'passkey' } });
    audit.note({ kind: 'webhook-refused' });
    const [newest, oldest] = await audit.page(9);
    expect(newest).toMatchObject({ kind: 'webhook-refused', user: '', details: {} });
    expect(oldest).toMatchObject({ kind: 'signed-in', user: 'john', details: { by: 'passkey' } });
    expect(oldest?.at).toBe(clock.now());
    expect(await audit.page(1)).toEqual([newest]);
    expect(await audit.page(9, newest?.seq)).toEqual([oldest]);
  });

  it('keeps no telephone number', async () => {
    const audit = createAuditLog({ store: createMemoryStore(), clock, log: silent });
    audit.note({ kind: 'call-refused', details: { to: '+447700900001' } });
    expect((await audit.page(1))[0]?.details).toEqual({ to: '…01' });
  });

  it('says in the log what could not be kept', async () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    const store = { ...createMemoryStore(), write: () => Promise.reject(new Error('full')) };
    createAuditLog({ store, clock, log }).note({ kind: 'signed-in' });
    await Promise.resolve();
    expect(lines.join()).toContain('audit-not-kept');
  });
});
