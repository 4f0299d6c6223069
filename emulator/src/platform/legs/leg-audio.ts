import type { Call } from '../calls/call.ts';
import { complain as tellComplaint } from '../run/complain.ts';
import type { Leg } from './leg.ts';
import { loadSound } from '../sound/load-sound.ts';
import type { Talk } from '../ncco/talk.ts';
import type { Stream } from '../ncco/stream.ts';
import type { Parts } from '../parts.ts';
import type { PlaybackKind } from '../sound/playbacks.ts';
import type { PlayOptions } from '../ports.ts';
import { createTeller } from '../run/teller.ts';
import { captionOf } from '../ssml/passages.ts';

/** What a customer can let a leg hear while its call goes on. False while nobody has answered it. */
export interface LegAudio {
  talk(order: Omit<Talk, 'action' | 'bargeIn'>): boolean;
  /** A file that cannot be loaded is complained about. */
  stream(order: Pick<Stream, 'loop' | 'level'> & { readonly url: string }): boolean;
  /** Idempotent. */
  stop(kind: PlaybackKind): void;
}

export function audioOf(call: Call, leg: Leg, parts: Parts): LegAudio {
  const { playbacks, media, sounds, webhooks } = parts;
  const complain = (reason: string): void => {
    const { uuid, conversation } = leg.identity;
    if (leg.ended) return;
    const teller = createTeller(webhooks, call.application);
    tellComplaint({ conversation, leg: uuid }, reason, { ...parts, teller });
  };
  return {
    talk: (order) =>
      playbacks.start(leg, {
        kind: 'talk',
        load: () => media.speak(order.text, order),
        text: captionOf(order.text),
        options: playing(order),
      }),
    stream: (order) =>
      playbacks.start(leg, {
        kind: 'stream',
        load: () => loadSound(order.url, sounds, complain),
        text: order.url,
        options: playing(order),
      }),
    stop: (kind) => {
      playbacks.stop(leg, kind);
    },
  };
}

function playing({ loop = 1, level = 0 }: Pick<Stream, 'loop' | 'level'>): PlayOptions {
  return { loop, level };
}
