import type { Call, EndedCall, LiveCall } from '@hotline/protocol/call';
import type { Contact } from '@hotline/protocol/contact';
import type { Availability } from './availability.ts';
import { clockTime } from './duration.ts';
import type { IconName } from './icons.ts';
import { outcomeOf } from './outcome.ts';

/** Everything a tile shows of a call. */
export interface TileFace {
  readonly icon: IconName;
  /** What is the case: read and spoken. */
  readonly state: string;
  /** What a click does: read and spoken. */
  readonly action: string;
  /** A running time; read, never spoken. */
  readonly timer?: string;
  /** More about the state, where there is more. */
  readonly detail?: string;
  /** How the last call came out. */
  readonly outcome?: {
    readonly icon: IconName;
    readonly words: string;
    /** When, for a call that this page has not seen itself. */
    readonly time?: string;
  };
}

export interface TileSituation {
  readonly contact: Contact;
  readonly call: Call;
  readonly availability: Availability;
  readonly now: number;
  /** Whether the call that is up is muted here. */
  readonly muted: boolean;
  /** What there is to know of where and how the call that is up goes on. */
  readonly aside?: string | null;
  /** What to say while the call that is up does not get anywhere. */
  readonly patience: string | null;
  /** Own words for how the last call failed, where they tell more than its reason. */
  readonly failure?: string | undefined;
  /** How the last call came out that this page has not seen itself. */
  readonly last?: LastCall | undefined;
}

export interface LastCall {
  readonly call: EndedCall;
  /** When it was placed, in few words. */
  readonly time: string;
}

const reconnecting: TileFace = { icon: 'plug', state: 'Reconnecting…', action: 'Not now' };

const unavailable: Readonly<Record<Exclude<Availability['kind'], 'free' | 'on-call'>, TileFace>> = {
  connecting: { icon: 'ring', state: 'Getting ready…', action: 'Not yet' },
  lost: reconnecting,
  offline: reconnecting,
  away: { icon: 'cloud-off', state: 'Can’t be called now', action: 'Not now' },
};

export function tileFace(situation: TileSituation): TileFace {
  const { call } = situation;
  switch (call.status) {
    case 'dialing':
      return dialing(situation);
    case 'ringing':
      return ringing(call, situation);
    case 'answered':
      return answered(call, situation);
    case 'idle':
      return { ...atRest(situation), ...earlier(situation) };
    case 'ended':
      return { ...atRest(situation), outcome: outcome(call, situation) };
  }
}

function ringing({ ringingAt }: LiveCall, { now, aside }: TileSituation): TileFace {
  const timer = clockTime(now - (ringingAt ?? now));
  const detail = aside ? { detail: aside } : {};
  return { icon: 'bell', state: 'Ringing', timer, ...detail, action: 'Tap to cancel' };
}

function answered({ answeredAt, voicemail }: LiveCall, situation: TileSituation): TileFace {
  const { muted, now, aside } = situation;
  const detail = aside ?? (muted ? 'You’re muted' : null);
  return {
    icon: voicemail ? 'cassette' : 'wave',
    state: voicemail ? 'Voicemail answered' : 'On call',
    timer: clockTime(now - (answeredAt ?? now)),
    ...(detail !== null && { detail }),
    action: 'End call',
  };
}

function dialing({ aside, contact, patience }: TileSituation): TileFace {
  return {
    icon: 'dots',
    state: 'Calling…',
    action: 'Tap to cancel',
    detail: aside ?? patience ?? `${contact.name}’s phone hasn’t rung yet`,
  };
}

function atRest({ availability, call, last }: TileSituation): TileFace {
  if (availability.kind === 'on-call') {
    return { icon: 'handset', state: `On a call with ${availability.withName}`, action: 'Not now' };
  }
  if (availability.kind !== 'free') return unavailable[availability.kind];
  const again = call.status === 'ended' || last !== undefined;
  return { icon: 'handset', state: 'Ready', action: again ? 'Call again' : 'Call' };
}

function earlier({ contact, last }: TileSituation): Pick<TileFace, 'outcome'> {
  if (!last) return {};
  const { icon, brief } = outcomeOf(last.call, contact.name);
  return { outcome: { icon, words: brief, time: last.time } };
}

function outcome(
  call: EndedCall,
  { contact, failure }: TileSituation,
): NonNullable<TileFace['outcome']> {
  const { icon, words } = outcomeOf(call, contact.name);
  return { icon, words: failure ?? words };
}

/** "Name, title. State. Action": what a screen reader says of a tile. */
export function tileLabel(contact: Contact, face: TileFace): string {
  const who = contact.title === undefined ? contact.name : `${contact.name}, ${contact.title}`;
  const { words, time } = face.outcome ?? { words: face.state };
  const state = time === undefined ? words : `${words} · ${time}`;
  return [who, state, ...(face.outcome && face.state !== 'Ready' ? [face.state] : []), face.action]
    .map((part) => part.replace(/[.…]$/, ''))
    .join('. ');
}
