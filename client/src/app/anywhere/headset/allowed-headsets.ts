import { DestroyRef, ErrorHandler, inject, Injectable, signal } from '@angular/core';
import { HID, type HidDevice } from './hid.ts';
import { isHeadset, telephonyPage } from './telephony.ts';

/** The headsets that are plugged in and whose buttons this page may hear. */
@Injectable({ providedIn: 'root' })
export class AllowedHeadsets {
  private readonly hid = inject(HID);
  private readonly errors = inject(ErrorHandler);
  private readonly known = signal<readonly HidDevice[]>([]);

  /** False where the browser cannot hear any. */
  readonly possible = this.hid !== undefined;
  /** One headset may be several devices, all of one name. */
  readonly devices = this.known.asReadonly();

  constructor() {
    const { hid } = this;
    const look = (): void => {
      this.look().catch((error: unknown) => {
        this.errors.handleError(error);
      });
    };
    look();
    hid?.addEventListener('connect', look);
    hid?.addEventListener('disconnect', look);
    inject(DestroyRef).onDestroy(() => {
      hid?.removeEventListener('connect', look);
      hid?.removeEventListener('disconnect', look);
    });
  }

  /** Lets the person choose one; gives its name, or undefined when none was chosen. Call it on a click. */
  async choose(): Promise<string | undefined> {
    const chosen = await this.hid?.requestDevice({ filters: [{ usagePage: telephonyPage }] });
    await this.look();
    return chosen?.[0]?.productName;
  }

  /** Takes back what was allowed for the headset of this name. */
  async forget(name: string): Promise<void> {
    const same = this.known().filter(({ productName }) => productName === name);
    await Promise.all(same.map((device) => device.forget()));
    await this.look();
  }

  private async look(): Promise<void> {
    this.known.set((await this.hid?.getDevices())?.filter(isHeadset) ?? []);
  }
}
