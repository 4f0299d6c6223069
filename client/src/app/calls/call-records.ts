import { computed, signal } from '@angular/core';
import {
  idle,
  isLive,
  nextCall,
  type Call,
  type CallEvent,
  type LiveCall,
} from '@hotline/protocol/call';
import { inDoubt, unexplained } from './deadlines.ts';

export interface CallRecord {
  /** The server's id of the call; not there until the server has given one. */
  readonly id?: string;
  readonly call: Call;
  /** Own words for how it failed, where they tell more than the reason. */
  readonly failure?: string;
}

export interface LiveRecord extends CallRecord {
  readonly contactId: string;
  readonly call: LiveCall;
}

type Records = Readonly<Record<string, CallRecord>>;

/** The last call to each contact. News is told by the call's id, so that no call hears another's. */
export class CallRecords {
  private readonly records = signal<Records>({});
  /** Every id there ever was on this page: what is said of the older ones comes too late to matter. */
  private readonly ids = new Set<string>();
  private readonly asked = new Set<string>();

  /** The one call that is up, or null. */
  readonly live = computed(() => findLive(this.records()));

  of(contactId: string): CallRecord {
    return this.records()[contactId] ?? { call: idle };
  }

  knows(id: string): boolean {
    return this.ids.has(id);
  }

  /** The contact whose last call has this id. */
  contactOf(id: string): string | undefined {
    return Object.entries(this.records()).find(([, record]) => record.id === id)?.[0];
  }

  begin(contactId: string, at: number): void {
    this.put(contactId, { call: nextCall(idle, { type: 'dialing', at }) });
  }

  /** What is said of this call matters no more: it was given up before it had an id. */
  retire(id: string): void {
    this.ids.add(id);
  }

  name(contactId: string, id: string): void {
    this.ids.add(id);
    this.put(contactId, { ...this.of(contactId), id });
  }

  /** True when a person would see the call as another one afterwards. */
  apply(contactId: string, event: CallEvent, failure?: string): boolean {
    const before = this.of(contactId);
    const call = nextCall(before.call, event);
    if (call === before.call) return false;
    this.put(contactId, { ...before, call, ...(failure !== undefined && { failure }) });
    return look(call) !== look(before.call);
  }

  /** True while it is not known of some call why it ended. */
  unexplained(): boolean {
    return Object.values(this.records()).some(({ call }) => unexplained(call));
  }

  isUnexplained(id: string): boolean {
    const contactId = this.contactOf(id);
    return contactId !== undefined && unexplained(this.of(contactId).call);
  }

  /** The ids of calls whose end it is time to ask about; each is given once. */
  takeInDoubt(now: number): string[] {
    const ids = Object.values(this.records()).flatMap(({ id, call }) =>
      id !== undefined && !this.asked.has(id) && inDoubt(call, now) ? [id] : [],
    );
    for (const id of ids) this.asked.add(id);
    return ids;
  }

  clear(): void {
    this.records.set({});
  }

  private put(contactId: string, record: CallRecord): void {
    this.records.update((records) => ({ ...records, [contactId]: record }));
  }
}

function findLive(records: Records): LiveRecord | null {
  for (const [contactId, { call, ...rest }] of Object.entries(records)) {
    if (isLive(call)) return { ...rest, contactId, call };
  }
  return null;
}

function look(call: Call): string {
  if (call.status === 'ended') return call.reason;
  return call.status === 'answered' && call.voicemail ? 'voicemail' : call.status;
}
