import { waitsForResult } from './detection.ts';
import type { DialOrder } from './dial-order.ts';
import type { CallListener } from '../endpoints/callee.ts';
import type { Leg } from '../legs/leg.ts';
import { detectionPayload, disconnectedPayload } from '../legs/leg-payloads.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import { MachineDetector } from './machine-detector.ts';
import type { Finding } from './machine-detector.ts';
import type { AudioEnd } from '../ports.ts';
import type { DialStage } from '../run/stage.ts';

export interface CalledLineDependencies {
  readonly order: DialOrder;
  readonly stage: DialStage;
  readonly leg: Leg;
  /** The callee's member in the conversation. */
  readonly member: string;
  readonly end: (ending: Ending) => void;
}

const hungUp: Ending = { status: 'completed', by: 'user', sipCode: 200 };
const cutOff: Ending = { status: 'completed', by: 'platform', sipCode: 200 };
/** What the SDKs read as "timeout" too. */
const unanswered: Ending = { status: 'timeout', by: 'platform', sipCode: 487 };

/** What becomes of the leg, the sound and the conversation when the callee rings, answers or refuses. */
export class CalledLine implements CallListener {
  readonly #dependencies: CalledLineDependencies;
  readonly #callOffs: (() => void)[] = [];
  #end: AudioEnd | undefined;
  #detector: MachineDetector | undefined;
  #joined = false;

  constructor(dependencies: CalledLineDependencies) {
    this.#dependencies = dependencies;
    this.#endAfter(dependencies.order.ringTime, unanswered);
  }

  ringing(): void {
    const { order, stage, leg, member } = this.#dependencies;
    // Of a user's browsers nobody is told that they ring, as seen on the platform.
    if (order.callee.kind !== 'app') {
      leg.ring();
      stage.conversation.record(member, { type: 'ringing' });
    }
    if (stage.caller && order.ringback) this.#callOffs.push(order.ringback(stage.caller));
  }

  answered(by: 'person' | 'machine', end: AudioEnd): void {
    const { order, stage, leg, member } = this.#dependencies;
    const { clock, conversation } = stage;
    this.#callOff();
    this.#endAfter(order.talkTime, cutOff);
    this.#end = end;
    leg.answer();
    conversation.record(member, { type: 'joined' }, { state: 'JOINED', joinedAt: clock.now() });
    conversation.record(member, { type: 'media' });
    if (order.detection) this.#detect(order.detection, by);
    if (!order.detection || !waitsForResult(order.detection)) this.#meet();
  }

  beeped(): void {
    this.#detector?.beeped();
  }

  refused(why: Ending): void {
    this.#dependencies.end(why);
  }

  hungUp(): void {
    this.#dependencies.end(hungUp);
  }

  disconnected(): void {
    const { order, stage, leg, end } = this.#dependencies;
    order.consult(disconnectedPayload(leg.identity, stage.clock.now()), leg.identity.uuid);
    end(hungUp);
  }

  /** Stops and frees everything. */
  close(): void {
    this.#callOff();
    this.#end?.close();
  }

  /** Joins both, after what comes first. */
  #meet(): void {
    const { order, stage, leg } = this.#dependencies;
    const { prelude } = order;
    if (!prelude || leg.ended || !this.#end) {
      this.#join();
      return;
    }
    const stop = stage.caller && prelude.ringback(stage.caller);
    if (stop) this.#callOffs.push(stop);
    prelude
      .run(leg, this.#end)
      .catch(stage.report)
      .finally(() => {
        stop?.();
        this.#join();
      });
  }

  /** Once; not any more when the leg is over. */
  #join(): void {
    const { order, leg } = this.#dependencies;
    if (leg.ended || this.#joined || !this.#end) return;
    this.#joined = true;
    leg.attach(this.#end);
    order.onJoined?.(leg, this.#end);
  }

  #detect(detection: NonNullable<DialOrder['detection']>, by: 'person' | 'machine'): void {
    const { stage, end } = this.#dependencies;
    const detector = new MachineDetector({
      ...{ detection, by, clock: stage.clock },
      found: (finding) => {
        this.#tell(finding, detection.mode === 'default');
      },
      settled: () => {
        if (waitsForResult(detection)) this.#meet();
      },
      hangUp: () => {
        end(cutOff);
      },
    });
    this.#detector = detector;
    this.#callOffs.push(() => {
      detector.stop();
    });
  }

  #tell(finding: Finding, mayBeReplied: boolean): void {
    const { order, stage, leg } = this.#dependencies;
    const payload = detectionPayload(leg.identity, finding, stage.clock.now());
    if (mayBeReplied) order.consult(payload, leg.identity.uuid);
    else order.tell(payload, leg.identity.uuid);
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
