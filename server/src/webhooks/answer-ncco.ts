import { ncco, type Ncco } from '@hotline/protocol/ncco';

export interface Connection {
  /** Hotline's own number, which the contact's phone shows. */
  readonly from: string;
  readonly number: string;
  readonly eventUrl: string;
}

/** Announces the call and connects it. Checked as the platform would, so that a mistake here never dials. */
export function connectTo({ from, number, eventUrl }: Connection): Ncco {
  return ncco.parse([
    { action: 'talk', text: 'Transferring your call now.' },
    {
      action: 'connect',
      from,
      endpoint: [{ type: 'phone', number }],
      timeout: 45,
      limit: 3600,
      machineDetection: 'continue',
      eventUrl: [eventUrl],
    },
  ]);
}

/** Says that there is no call, and ends it. */
export const refusal: Ncco = [
  { action: 'talk', text: 'Sorry, this call cannot be placed. Please use the Hotline page.' },
];
