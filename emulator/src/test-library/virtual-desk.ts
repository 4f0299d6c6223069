import type { ObservedPlatform } from '../platform/observed-platform.ts';
import type { Desk } from './desk.ts';

/** A platform in this process, and the clock by which it lives. */
export interface VirtualEmulator {
  readonly platform: ObservedPlatform;
  readonly clock: {
    now(): number;
    /** Lets that much time pass, and all that is due in it happen. */
    advance(milliseconds: number): Promise<void>;
  };
}

/** How far time goes on between two looks: as long as one frame of sound. */
const stride = 20;

/** Works a platform on virtual time: whoever waits makes the time pass. */
export function virtualDesk({ platform, clock }: VirtualEmulator): Desk {
  return {
    now: () => clock.now(),
    snapshot: () => platform.snapshot(),
    wait: (milliseconds) => clock.advance(Math.min(milliseconds, stride)),
    pass: (milliseconds) => clock.advance(milliseconds),
    act: (hand, { number, leg }) => Promise.resolve(platform.phone(number, leg)[hand]()),
    say: (text, { number, leg }) => platform.phone(number, leg).say(text),
    press: (keys, { number, leg }) => Promise.resolve(platform.phone(number, leg).press(keys)),
    dial: (from, to) => Promise.resolve(platform.dial(from, to)),
    sent: () => Promise.resolve(platform.sent()),
    close: () => Promise.resolve(),
  };
}
