import type { WebhookTarget } from './applications.ts';
import type { Call } from './calls/call.ts';
import { createKeyListeners } from './input/key-listeners.ts';
import type { KeyListeners } from './input/key-listeners.ts';
import type { Leg } from './legs/leg.ts';
import { audioOf } from './legs/leg-audio.ts';
import type { LegAudio } from './legs/leg-audio.ts';
import type { LegRecord } from './legs/leg-record.ts';
import type { Ncco } from './ncco/ncco.ts';
import type { Parts } from './parts.ts';
import { PlacedCall } from './calls/placed-call.ts';
import type { PlacedCallOrder } from './calls/placed-call.ts';
import { playKeys } from './legs/play-keys.ts';
import { transferLeg } from './calls/transfer-leg.ts';

/** The platform as its REST face sees it. */
export interface LegBook {
  /** The legs of an application: all live ones, and those of its last 1,000 ended calls; the oldest first. */
  readonly legs: (applicationId: string) => readonly LegRecord[];
  /** Calls somebody. */
  placeCall(order: PlacedCallOrder): PlacedCall;
  /** A leg of the application to act on. */
  control(applicationId: string, uuid: string): LegControl | 'ended' | 'unknown';
}

/** What a customer can do to a leg that is up. */
export interface LegControl extends LegAudio {
  readonly leg: Leg;
  /** Ends it; the first leg takes its whole call with it. */
  hangUp(): void;
  mute(on: boolean): void;
  earmuff(on: boolean): void;
  /** Lets whoever is on it hear keys. False while nobody has answered it. */
  playKeys(keys: string): boolean;
  /** Tells each key that is pressed on it, one by one, to that URL and to no other; `undefined` stops that. */
  tellKeys(url: string | undefined): void;
  /** Takes it to a conversation of its own, with new instructions. False while nobody has answered it. */
  transfer(instructions: Ncco | WebhookTarget): boolean;
}

export function keepBook(parts: Parts): LegBook {
  const { calls } = parts;
  const keyListeners = createKeyListeners(parts);
  return {
    placeCall: (order) => {
      const call = new PlacedCall(order, parts);
      calls.add(call);
      call.begin();
      return call;
    },
    legs: calls.legs,
    control: (applicationId, uuid) => {
      const record = calls.legs(applicationId).find(({ identity }) => identity.uuid === uuid);
      if (!record) return 'unknown';
      const call = calls.all().find((one) => one.find(uuid));
      const leg = call?.find(uuid);
      return call && leg && !leg.ended ? controlOf(call, leg, keyListeners, parts) : 'ended';
    },
  };
}

function controlOf(call: Call, leg: Leg, keyListeners: KeyListeners, parts: Parts): LegControl {
  const { uuid } = leg.identity;
  return {
    ...audioOf(call, leg, parts),
    leg,
    hangUp: () => {
      call.hangUpLeg(uuid);
    },
    mute: (on) => {
      call.mute(uuid, on);
    },
    earmuff: (on) => {
      call.earmuff(uuid, on);
    },
    playKeys: (keys) => playKeys(keys, call, leg, parts.media),
    tellKeys: (url) => {
      if (url === undefined) keyListeners.remove(leg);
      else keyListeners.set(call.application, leg, url);
    },
    transfer: (instructions) => transferLeg(call, leg, instructions, parts),
  };
}
