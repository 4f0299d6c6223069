import { isLive } from '@hotline/protocol/call';
import { microsOf } from '../calls/price.ts';
import { holdsTheLine } from './holds-the-line.ts';
import type { StoredCall } from './store.ts';

/** A call as a table keeps it: the whole in `state`, and beside it what is searched for. */
export interface CallRow {
  readonly id: string;
  readonly username: string;
  readonly contactId: string;
  readonly application: string;
  readonly placedAt: number;
  readonly conversation: string | null;
  readonly live: boolean;
  readonly holdsLine: boolean;
  readonly lookAt: number | null;
  readonly priceMicros: number | null;
  readonly state: string;
}

export function callRow(stored: StoredCall): CallRow {
  return {
    id: stored.id,
    username: stored.user,
    contactId: stored.contactId,
    application: stored.application,
    placedAt: stored.placedAt,
    ...searched(stored),
    state: JSON.stringify(stored),
  };
}

/** Of what is searched for, that which may change. */
export function searched(
  stored: StoredCall,
): Pick<CallRow, 'conversation' | 'live' | 'holdsLine' | 'lookAt' | 'priceMicros'> {
  return {
    conversation: stored.claim?.conversation ?? null,
    live: isLive(stored.call),
    holdsLine: holdsTheLine(stored),
    lookAt: stored.lookAt ?? null,
    priceMicros: microsOf(stored.price),
  };
}

/** The call in a row that `callRow` made: nobody else writes these tables. */
export function callIn(row: { readonly state?: unknown } | undefined): StoredCall | undefined {
  return row && (JSON.parse(String(row.state)) as StoredCall);
}
