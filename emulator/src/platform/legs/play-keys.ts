import type { Call } from '../calls/call.ts';
import type { Leg } from './leg.ts';
import type { Media } from '../ports.ts';

/** Lets whoever is on a leg hear keys; a browser is told them, too. False while nobody has answered it. */
export function playKeys(keys: string, call: Call, leg: Leg, media: Media): boolean {
  if (!leg.answered || !leg.sound) return false;
  leg.sound.play(media.dtmf(keys));
  leg.note('keys', keys);
  const { conversation } = call;
  const browser = conversation
    .members()
    .find((one) => one.kind === 'app' && one.leg === leg.identity.uuid && one.state === 'JOINED');
  if (browser) conversation.record(browser.id, { type: 'pressed', digits: keys });
  return true;
}
