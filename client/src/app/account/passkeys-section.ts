import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { momentWords } from '../activity/moment-words.ts';
import { AccountApi } from '../api/account-api.ts';
import { Reading } from '../api/reading.ts';
import { Announcer } from '../calls/announcer.ts';
import { Icon } from '../calls/icon.ts';
import { keepFocus } from '../calls/keep-focus.ts';
import { PASSKEYS } from '../passkeys/browser-passkeys.ts';
import { DEVICE_LABEL } from '../passkeys/device-label.ts';
import { failureWords, type PasskeyUse } from '../sign-in/sign-in-words.ts';
import { Proof } from './proof.ts';

/** One's passkeys: add one on each device, take away what is lost. */
@Component({
  selector: 'app-passkeys-section',
  imports: [Icon],
  templateUrl: './passkeys-section.html',
})
export class PasskeysSection {
  private readonly api = inject(AccountApi);
  private readonly passkeys = inject(PASSKEYS);
  private readonly label = inject(DEVICE_LABEL);
  private readonly proof = inject(Proof);
  private readonly announcer = inject(Announcer);

  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly supported = this.passkeys.supported;
  protected readonly reading = new Reading(() => this.api.passkeys());
  protected readonly pending = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** The one that is about to be taken away. */
  protected readonly doubtful = signal<string | null>(null);
  protected readonly rows = computed(() =>
    this.reading.value()?.map(({ id, label, createdAt, usedAt }) => ({
      id,
      label: label || 'A passkey',
      added: momentWords(createdAt, this.today()),
      used: usedAt === null ? null : momentWords(usedAt, this.today()),
    })),
  );

  constructor() {
    void this.reading.load();
    keepFocus(
      () => [this.rows(), this.doubtful(), this.reading.failed()],
      () => {
        this.heading().nativeElement.focus();
      },
      inject<ElementRef<HTMLElement>>(ElementRef).nativeElement,
    );
  }

  protected async add(): Promise<void> {
    await this.attempt('make', 'Passkey added.', async () => {
      const options = await this.proof.before(() => this.api.newPasskeyOptions());
      if (!options) return null;
      const response = await this.passkeys.make(options.done);
      return this.proof.before(() => this.api.addPasskey({ response, label: this.label }));
    });
  }

  protected async remove(id: string): Promise<void> {
    this.doubtful.set(null);
    await this.attempt('ask', 'Passkey removed.', () =>
      this.proof.before(() => this.api.removePasskey(id)),
    );
  }

  /** `work` gives null when it was let be. */
  private async attempt(
    use: PasskeyUse,
    done: string,
    work: () => Promise<object | null>,
  ): Promise<void> {
    if (this.pending()) return;
    this.problem.set(null);
    this.pending.set(true);
    try {
      if ((await work()) === null) return;
      await this.reading.load();
      this.announcer.say(done);
    } catch (error) {
      this.problem.set(failureWords(error, use));
    } finally {
      this.pending.set(false);
    }
  }
}
