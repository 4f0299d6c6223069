import type { EndpointType } from '../endpoint-type.ts';
import { voicemailGreeting } from '../greeting.ts';
import type { Handset } from '../handset.ts';
import type { Payload } from '../leg-payloads.ts';
import type { AudioEnd } from '../ports.ts';
import type { CallListener, Callee, OpenLine, Reached } from './callee.ts';

export interface HandsetCalleeOrder {
  readonly kind: EndpointType;
  /** The number, SIP address or extension that it has. */
  readonly address: string;
  /** What the phone is told beside who calls. */
  readonly sipHeaders?: Payload;
}

/** A simulated handset, which does what its habit, or a person on the phones page, says. */
export function handsetCallee(order: HandsetCalleeOrder): Callee {
  const { kind, address } = order;
  return { kind, name: address, call: (line, listener) => ring(order, line, listener) };
}

function ring(order: HandsetCalleeOrder, line: OpenLine, listener: CallListener): Reached {
  const { media, handsets, report } = line.stage;
  const handset: Handset = handsets.call(order.address, shown(order, line), {
    ringing: () => {
      listener.ringing();
    },
    answered: (by) => {
      if (by === 'phone') {
        listener.answered('person', media.phone('echo'));
        return;
      }
      const end = media.phone('silence');
      listener.answered('machine', end);
      takeMessage(end, line, listener).catch(report);
    },
    refused: (why) => {
      listener.refused(why);
    },
    hungUp: () => {
      listener.hungUp();
    },
  });
  return {
    release: () => {
      handset.release();
    },
  };
}

async function takeMessage(end: AudioEnd, line: OpenLine, listener: CallListener): Promise<void> {
  const { stage, leg } = line;
  const { words, sound, beepAfter } = await voicemailGreeting(stage.media);
  if (leg.ended) return;
  stage.caller?.leg.caption(words);
  end.say(sound);
  const callOff = stage.clock.after(beepAfter, () => {
    listener.beeped();
  });
  leg.onEnd(callOff);
}

const shown =
  ({ address, sipHeaders }: HandsetCalleeOrder, { leg, from, stage }: OpenLine) =>
  () => ({
    from,
    to: address,
    leg: leg.identity.uuid,
    conversation: stage.conversation.id,
    captions: leg.view().captions,
    ...(sipHeaders && { sipHeaders }),
  });
