import type { CallUpdate } from '@hotline/protocol/placed-call';

/**
 * What the server tells of calls while the id of one that it is placing for this page is on its way: only
 * with the id does it show which of them is that call.
 */
export class EarlyUpdates {
  private readonly tell: (update: CallUpdate) => void;
  private readonly unnamed = new Set<object>();
  private kept: CallUpdate[] = [];

  /** `tell` hears each update that was kept, once no id is on its way any more. */
  constructor(tell: (update: CallUpdate) => void) {
    this.tell = tell;
  }

  /** From now on the server may tell of this call, by an id that is not known here. */
  expect(call: object): void {
    this.unnamed.add(call);
  }

  /** The call has its id, or will never have one. */
  settle(call: object): void {
    this.unnamed.delete(call);
    if (this.unnamed.size > 0) return;
    const kept = this.kept;
    this.kept = [];
    for (const update of kept) this.tell(update);
  }

  /** Keeps the update for when it can be told whose it is; false when that is clear already. */
  keep(update: CallUpdate): boolean {
    if (this.unnamed.size === 0) return false;
    this.kept.push(update);
    return true;
  }
}
