import type { CallView, LegView, PhoneView, Snapshot } from '../platform/snapshot.ts';

/** The one who sits at a phone: which call they are in, and what of it they have noticed. */
export interface Seat {
  readonly name: string;
  readonly number: string;
  /** When it was taken: calls that were over before are of no interest. Epoch milliseconds. */
  readonly since: number;
  /** The legs it was in; the last one is the present one. */
  readonly legs: string[];
  /** How many notes of which leg have been noticed, by kind of note. */
  readonly noticed: Map<string, number>;
}

/** What a seat sees of the platform. */
export interface Sight {
  /** It has never been in a call. */
  readonly idle: boolean;
  readonly snapshot: Snapshot;
  readonly leg?: LegView;
  readonly call?: CallView;
  /** The phone, while it rings or talks. */
  readonly phone?: PhoneView;
}

export function look({ legs }: Seat, snapshot: Snapshot): Sight {
  const uuid = legs.at(-1);
  const call = snapshot.calls.find((one) => one.legs.some((leg) => leg.uuid === uuid));
  const leg = call?.legs.find((one) => one.uuid === uuid);
  const phone = snapshot.phones.find((one) => one.leg === uuid);
  return {
    idle: uuid === undefined,
    snapshot,
    ...(call && { call }),
    ...(leg && { leg }),
    ...(phone && { phone }),
  };
}

/** How the seat's leg stands, in words. */
export function standing({ leg, phone }: Sight): string {
  if (!leg) return 'it is in no call';
  if (leg.endedAt !== undefined) return `its call was over: ${leg.status}`;
  return phone?.state === 'calling' ? 'nobody has answered it yet' : `its call is ${leg.status}`;
}

export const over = ({ leg }: Sight): boolean => leg?.endedAt !== undefined;

/** Nothing more will happen to it in a call. */
export const lost = (sight: Sight): boolean => sight.idle || over(sight);
