import type { Ncco } from '@hotline/protocol/ncco';

import { longestCall } from '../limits/call-allowance.ts';

export interface Connection {
  /** Hotline's own number, which the contact's phone shows. */
  readonly from: string;
  readonly number: string;
  readonly eventUrl: string;
  /** How long it may be talked at most. */
  readonly seconds?: number;
}

/** Announces the call and connects it. */
export function connectTo({ from, number, eventUrl, seconds = longestCall }: Connection): Ncco {
  return [
    { action: 'talk', text: 'Transferring your call now.' },
    {
      action: 'connect',
      from,
      endpoint: [{ type: 'phone', number }],
      timeout: 45,
      limit: Math.min(seconds, longestCall),
      machineDetection: 'continue',
      eventUrl: [eventUrl],
    },
  ];
}

/** Says that there is no call, and ends it. */
export const refusal: Ncco = [
  { action: 'talk', text: 'Sorry, this call cannot be placed. Please use the Hotline page.' },
];
