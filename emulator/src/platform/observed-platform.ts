import type { AccountBooks } from './account/account-books.ts';
import type { Habit } from './phones/habits.ts';
import type { PhoneAtRest } from './phones/handsets.ts';
import type { NamedPhone } from './phones/known-phones.ts';
import { phone } from './phones/phone.ts';
import type { Phone } from './phones/phone.ts';
import { InboundCall } from './calls/inbound-call.ts';
import type { Leg } from './legs/leg.ts';
import type { Parts } from './parts.ts';
import type { SentWebhook } from './sent-webhooks.ts';
import type { Snapshot } from './snapshot.ts';
import type { EarFaults } from './sound/ear-faults.ts';
import type { Switches } from './switches.ts';

export type { Phone };

/** The platform as the phones page, the control routes and tests see it. */
export interface ObservedPlatform extends Pick<AccountBooks, 'purse'> {
  snapshot(): Snapshot;
  /** Calls `listener` after each change of the snapshot; the returned function stops that. */
  readonly onChange: (listener: () => void) => () => void;
  /**
   * The phone with that number (E.164 without plus sign), in a call or not; in the call of that leg when it
   * is in several at once.
   */
  phone(number: string, leg?: string): Phone;
  /** That phone, or with headers that SIP address, dials a number; the leg it gets, or `undefined` where the number is no application's. */
  dial(from: string, to: string, sipHeaders?: Readonly<Record<string, string>>): string | undefined;
  /** What that number does from its next call on; `undefined` gives it its own habit back. */
  setHabit(number: string, habit: Habit | undefined): void;
  habit(number: string): Habit;
  /** Every phone that has a name, was in a call or has another habit than its own. */
  knownPhones(): readonly PhoneAtRest[];
  /** Whose phones these are, in place of all names so far; `reset` leaves them. */
  readonly setPhones: (phones: readonly NamedPhone[]) => void;
  /** What the leg said in its last second, 8 kHz; `undefined` for an unknown or ended leg. */
  said(leg: string): Int16Array | undefined;
  /** What is wrong on purpose with the audio of that leg's browser; `undefined` for a leg that has none now. */
  ear(leg: string): Switches<EarFaults> | undefined;
  /** The last 1,000 webhooks sent, with what was replied, the oldest first. */
  sent(): readonly SentWebhook[];
}

export function observe(parts: Parts): Omit<ObservedPlatform, 'onChange' | 'purse'> {
  const { calls, handsets, sentWebhooks } = parts;
  return {
    snapshot: () => ({ calls: calls.all().map((call) => call.view()), phones: handsets.views() }),
    phone: (number: string, leg?: string) => phone(parts, number, leg),
    habit: (number: string) => handsets.habit(number),
    setHabit: (number: string, habit: Habit | undefined) => {
      handsets.setHabit(number, habit);
    },
    knownPhones: () => handsets.known(),
    setPhones: (phones) => {
      handsets.name(phones);
    },
    dial: (from: string, to: string, sipHeaders) => dialIn(parts, { from, to, sipHeaders }),
    said: (leg: string) => calls.leg(leg)?.said(),
    ear: (leg: string) => earOf(calls.leg(leg)),
    sent: () => sentWebhooks.list(),
  };
}

function earOf(leg: Leg | undefined): Switches<EarFaults> | undefined {
  return leg?.ended === false ? leg.sound?.ear : undefined;
}

interface Dialled {
  readonly from: string;
  readonly to: string;
  readonly sipHeaders: Readonly<Record<string, string>> | undefined;
}

function dialIn(parts: Parts, { from, to, sipHeaders }: Dialled): string | undefined {
  const { voiceCallbackType: forwarded = 'app' } = parts.numbers.find(to) ?? {};
  const application = parts.applications.withNumber(to);
  // Where a number leads to a phone or a SIP address, its application is not asked.
  if (!application || forwarded !== 'app') return undefined;
  const call = new InboundCall(
    { application, from, to, ...(sipHeaders ? { kind: 'sip', sipHeaders } : { kind: 'phone' }) },
    parts,
  );
  parts.calls.add(call);
  call.begin();
  return call.leg;
}
