import type { DialOrder } from './dial-order.ts';
import { voicemailGreeting } from './greeting.ts';
import type { HandsetListener } from './handset.ts';
import type { Leg } from './leg.ts';
import { detectionPayload } from './leg-payloads.ts';
import type { Ending } from './leg-payloads.ts';
import type { AudioEnd, PhoneVoice } from './ports.ts';
import type { DialStage } from './stage.ts';

export interface PhoneLineDependencies {
  readonly order: DialOrder;
  readonly stage: DialStage;
  readonly leg: Leg;
  /** The phone's member in the conversation. */
  readonly member: string;
  readonly end: (ending: Ending) => void;
}

/** How long the platform listens before it says who answered. */
export const detectionTime = 2000;

const hungUp: Ending = { status: 'completed', by: 'user', sipCode: 200 };
const cutOff: Ending = { status: 'completed', by: 'platform', sipCode: 200 };
/** What the SDKs read as "timeout" too. */
const unanswered: Ending = { status: 'timeout', by: 'platform', sipCode: 487 };

/** What becomes of the leg, the sound and the conversation when the phone rings, answers or refuses. */
export class PhoneLine implements HandsetListener {
  readonly #dependencies: PhoneLineDependencies;
  readonly #callOffs: (() => void)[] = [];
  #mouth: AudioEnd | undefined;

  constructor(dependencies: PhoneLineDependencies) {
    this.#dependencies = dependencies;
    this.#endAfter(dependencies.order.ringTime, unanswered);
  }

  ringing(): void {
    const { order, stage, leg, member } = this.#dependencies;
    leg.ring();
    stage.conversation.record(member, { type: 'ringing' });
    if (stage.caller && order.ringback) this.#callOffs.push(order.ringback(stage.caller));
  }

  answered(by: 'phone' | 'voicemail'): void {
    const { order, stage, leg, member } = this.#dependencies;
    const { clock, conversation } = stage;
    this.#callOff();
    this.#endAfter(order.talkTime, cutOff);
    leg.answer();
    if (by === 'phone') this.#open('echo');
    else this.#openVoicemail().catch(stage.report);
    conversation.record(member, { type: 'joined' }, { state: 'JOINED', joinedAt: clock.now() });
    conversation.record(member, { type: 'media' });
    if (!order.detection) return;
    this.#callOffs.push(
      clock.after(detectionTime, () => {
        this.#detect(by);
      }),
    );
  }

  refused(why: Ending): void {
    this.#dependencies.end(why);
  }

  hungUp(): void {
    this.#dependencies.end(hungUp);
  }

  /** Stops and frees everything. */
  close(): void {
    this.#callOff();
    this.#mouth?.close();
  }

  #open(voice: PhoneVoice): void {
    const { order, stage, leg } = this.#dependencies;
    if (leg.ended) return;
    this.#mouth = stage.media.phone(voice);
    leg.attach(this.#mouth);
    order.onAnswered?.(leg, this.#mouth);
  }

  async #openVoicemail(): Promise<void> {
    const { media, caller } = this.#dependencies.stage;
    const { words, sound } = await voicemailGreeting(media);
    caller?.leg.caption(words);
    this.#open(sound);
  }

  #detect(by: 'phone' | 'voicemail'): void {
    const { order, stage, leg, end } = this.#dependencies;
    const result = by === 'phone' ? 'human' : 'machine';
    order.tell(detectionPayload(leg.identity, result, stage.clock.now()), leg.identity.uuid);
    if (result === 'machine' && order.detection === 'hangup') end(cutOff);
  }

  #endAfter(milliseconds: number, ending: Ending): void {
    const { stage, end } = this.#dependencies;
    this.#callOffs.push(
      stage.clock.after(milliseconds, () => {
        end(ending);
      }),
    );
  }

  #callOff(): void {
    for (const callOff of this.#callOffs.splice(0)) callOff();
  }
}
