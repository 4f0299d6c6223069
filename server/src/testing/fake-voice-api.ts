import type { Clock } from '../clock.ts';
import type { PlatformLeg } from '../voice-api/platform-leg.ts';
import { VoiceApiError, type VoiceApi, type VoiceApiFault } from '../voice-api/voice-api.ts';

interface Refusal {
  readonly code: VoiceApiFault;
  readonly retryAfterMs?: number;
}

/** A platform whose legs a test writes by hand. */
export class FakeVoiceApi implements VoiceApi {
  /** Everything that was asked: when, and for what. */
  readonly asked: { readonly at: number; readonly what: string }[] = [];
  /** Says that it hangs up, and does not. */
  stubborn = false;
  private readonly conversations = new Map<string, readonly PlatformLeg[]>();
  private readonly clock: Clock;
  private refusal: Refusal | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  knows(conversation: string, ...legs: readonly PlatformLeg[]): void {
    this.conversations.set(conversation, legs);
  }

  /** From now on everything is answered so; as it should be again when nothing is named. */
  refuse(refusal?: Refusal): void {
    this.refusal = refusal;
  }

  legsOf(conversation: string): Promise<readonly PlatformLeg[]> {
    return this.answer(`look ${conversation}`, () => this.conversations.get(conversation) ?? []);
  }

  hangUp(uuid: string): Promise<void> {
    return this.answer(`hang up ${uuid}`, () => {
      for (const [conversation, legs] of this.conversations) {
        const leg = legs.find((each) => each.uuid === uuid);
        if (!leg) continue;
        if (leg.status === 'completed') break;
        if (this.stubborn) return;
        // The other end of a call hears the same.
        const over = legs.map((each) => ({ ...each, status: 'completed' }));
        this.conversations.set(conversation, over);
        return;
      }
      throw new VoiceApiError('leg-gone');
    });
  }

  private async answer<T>(what: string, make: () => T): Promise<T> {
    this.asked.push({ at: this.clock.now(), what });
    await Promise.resolve();
    if (this.refusal) throw new VoiceApiError(this.refusal.code, this.refusal);
    return make();
  }
}
