import type { Store } from './store.ts';

/** Leases of one process; see the port for what they promise. */
export function createMemoryLeases(): (...asked: Parameters<Store['lease']>) => boolean {
  const leases = new Map<string, { readonly holder: string; readonly until: number }>();
  return (task, holder, now, until) => {
    const lease = leases.get(task);
    if (lease && lease.holder !== holder && lease.until > now) return false;
    leases.set(task, { holder, until });
    return true;
  };
}
