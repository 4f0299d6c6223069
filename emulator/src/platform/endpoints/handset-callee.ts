import type { EndpointType } from '../legs/endpoint-type.ts';
import { voicemailGreeting } from '../phones/greeting.ts';
import type { Handset } from '../phones/handset.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { AudioEnd } from '../ports.ts';
import type { CallListener, Callee, OpenLine, Reached } from './callee.ts';

export interface HandsetCalleeOrder {
  readonly kind: EndpointType;
  /** The number, SIP address or extension that it has. */
  readonly address: string;
  /** Pressed into it once it is answered. */
  readonly keys?: string;
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
        const end = media.phone('echo');
        listener.answered('person', end);
        press(order, line, end);
        return;
      }
      const end = media.phone('silence');
      listener.answered('machine', end);
      press(order, line, end);
      const beeps = handset.habit !== 'voicemail-without-beep';
      takeMessage(end, line, listener, beeps).catch(report);
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

/** The platform presses keys, as a switchboard wants them that leads on to an extension. */
function press({ keys }: HandsetCalleeOrder, { leg, stage }: OpenLine, end: AudioEnd): void {
  if (keys === undefined || leg.ended) return;
  const pressed = keys.toLowerCase();
  end.play(stage.media.dtmf(pressed));
  leg.note('keys', pressed);
}

async function takeMessage(
  end: AudioEnd,
  line: OpenLine,
  listener: CallListener,
  beeps: boolean,
): Promise<void> {
  const { stage, leg } = line;
  const { words, sound, beepAfter } = await voicemailGreeting(stage.media, beeps);
  if (leg.ended) return;
  stage.caller?.leg.caption(words);
  end.say(sound);
  if (!beeps) return;
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
