import { effect, ErrorHandler, inject, Injectable, untracked } from '@angular/core';
import { CallStore } from '../../calls/call-store.ts';
import { Clock } from '../../clock.ts';
import { OutsideView } from '../outside-view.ts';
import { Trouble } from '../trouble.ts';
import { AllowedHeadsets } from './allowed-headsets.ts';
import type { HidDevice } from './hid.ts';
import { Headset } from './headset.ts';
import type { HeadsetDeed } from './headset-buttons.ts';

/** The headsets that mute and end the call: in use only while a call is up that has its sound here. */
@Injectable({ providedIn: 'root' })
export class Headsets {
  private readonly allowed = inject(AllowedHeadsets);
  private readonly calls = inject(CallStore);
  private readonly view = inject(OutsideView);
  private readonly trouble = inject(Trouble);
  private readonly clock = inject(Clock);
  private readonly errors = inject(ErrorHandler);

  private inUse: readonly Headset[] = [];
  /** Fulfilled when the last call's are let go: the next call may want the same. */
  private released: Promise<unknown> = Promise.resolve();

  constructor() {
    effect(() => {
      const held = this.view.held();
      const devices = this.allowed.devices();
      untracked(() => {
        if (held) this.useOnly(devices);
        else this.useNone();
      });
    });
    effect(() => {
      const muted = this.view.muted();
      for (const headset of this.inUse) headset.show(muted);
    });
  }

  private useOnly(devices: readonly HidDevice[]): void {
    const lost = this.inUse.filter(({ device }) => !devices.includes(device));
    const left = this.inUse.filter((each) => !lost.includes(each));
    const fresh = devices
      .filter((device) => !left.some((each) => each.device === device))
      .map((device) => this.take(device));
    this.inUse = [...left, ...fresh];
    for (const headset of lost) headset.lose();
    const [first] = lost;
    if (first)
      this.trouble.tell(`${first.name} is disconnected. The call goes on without its buttons.`);
  }

  private useNone(): void {
    const closing = this.inUse.map((headset) => headset.close().catch(this.failed));
    this.released = Promise.all(closing);
    this.inUse = [];
  }

  private take(device: HidDevice): Headset {
    const { clock, failed } = this;
    const asked = (deed: HeadsetDeed): void => {
      this.obey(deed);
    };
    const headset = new Headset(device, { clock, asked, failed });
    headset.open(this.released).catch((error: unknown) => {
      failed(error);
      this.trouble.tell(
        `The buttons of ${headset.name} don’t work now: another program may be using them.`,
      );
    });
    headset.show(this.view.muted());
    return headset;
  }

  private obey(deed: HeadsetDeed): void {
    if (deed === 'end') {
      this.calls.hangUp();
      return;
    }
    const muted = this.calls.muted();
    const wanted = deed === 'toggle-mute' ? !muted : deed === 'mute';
    if (wanted !== muted) void this.calls.mute(wanted);
  }

  private readonly failed = (error: unknown): void => {
    this.errors.handleError(error);
  };
}
