import type { Calls } from '../calls/calls.ts';
import type { Handsets, Receiver } from './handsets.ts';
import { timeKeys } from '../legs/keys.ts';
import type { Leg } from '../legs/leg.ts';
import type { Clock, Media } from '../ports.ts';
import type { PhoneView } from '../snapshot.ts';

/** What a person can do with a simulated phone. False or `undefined` when it is not in that state. */
export interface Phone extends Receiver {
  /** Speaks into the call; resolves, as the speech begins, with the milliseconds it takes. */
  say(text: string): Promise<number | undefined>;
  /** Presses keys one after the other, beginning at once; the milliseconds they all take. */
  press(keys: string): number | undefined;
  /**
   * Lets the browser of that page speak and hear on it: the SDP answer. Rejects when the offer is not usable.
   * `address`: where the browser reaches this machine, loopback when left out.
   */
  lend(page: string, offer: string, address?: string): Promise<string | undefined>;
  /** Gives it its own voice back. False when that page does not have it. */
  giveBack(page: string): boolean;
}

export interface PhoneDependencies {
  readonly handsets: Handsets;
  readonly calls: Calls;
  readonly media: Media;
  readonly clock: Clock;
}

/** The phone of that number, in the call of that leg when one is named. */
export function phone(
  { handsets, calls, media, clock }: PhoneDependencies,
  number: string,
  leg?: string,
): Phone {
  const legIn = (...states: PhoneView['state'][]): Leg | undefined => {
    const uuid = handsets.legOf(number, states, leg);
    return uuid === undefined ? undefined : calls.leg(uuid);
  };
  const talking = (): Leg | undefined => legIn('answered');
  return {
    ...handsets.receiver(number, leg),
    say: async (text) => {
      if (!talking()) return undefined;
      const sound = await media.speak(text);
      const milliseconds = sound.samples.length / samplesPerMillisecond;
      const speaking = talking();
      speaking?.say({ text, milliseconds }, sound);
      return speaking && milliseconds;
    },
    press: (keys) => {
      const pressing = talking();
      pressing?.utter(media.dtmf(keys));
      return pressing && pressKeys(keys, pressing, clock);
    },
    lend: async (page, offer, address) => {
      const lending = legIn('calling', 'answered');
      return lending && handsets.lent.lend(lending, { page, offer, address });
    },
    giveBack: (page) => {
      const uuid = handsets.legOf(number, ['calling', 'answered'], leg);
      return uuid !== undefined && handsets.lent.giveBack(uuid, page);
    },
  };
}

const samplesPerMillisecond = 8;

function pressKeys(keys: string, leg: Leg, clock: Clock): number {
  const { presses, length } = timeKeys(keys);
  const pressFrom = (index: number, now: number): void => {
    const next = presses[index];
    if (!next || leg.ended) return;
    const press = (): void => {
      leg.press(next.key);
      pressFrom(index + 1, next.at);
    };
    if (next.at === now) press();
    else clock.after(next.at - now, press);
  };
  pressFrom(0, 0);
  return length;
}
