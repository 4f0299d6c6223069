import type { Clock } from '../../clock.ts';
import { headsetButtons, type HeadsetDeed } from './headset-buttons.ts';
import type { HidDevice } from './hid.ts';
import { lampReports } from './lamp-reports.ts';
import { lamps } from './telephony.ts';

/** Some headsets answer a lamp for mute with the button's own report; that is over by then, in ms. */
const echo = 300;

export interface HeadsetDependencies {
  readonly clock: Clock;
  /** What its buttons ask for. */
  readonly asked: (deed: HeadsetDeed) => void;
  readonly failed: (error: unknown) => void;
}

/** One headset while a call is up. */
export class Headset {
  readonly device: HidDevice;
  readonly name: string;
  private readonly dependencies: HeadsetDependencies;
  /** Done when it has opened, has been told all there was to tell, and so on: one thing at a time. */
  private turn: Promise<void> = Promise.resolve();
  private state: 'closed' | 'open' | 'lost' = 'closed';
  private muted = false;
  private changedAt = -Infinity;

  constructor(device: HidDevice, dependencies: HeadsetDependencies) {
    this.device = device;
    this.name = device.productName;
    this.dependencies = dependencies;
  }

  /** Starts listening once `before` is done; rejects when another program has it for itself. */
  open(before: Promise<unknown>): Promise<void> {
    const opening = before.then(() => this.start());
    this.turn = opening.catch(() => undefined);
    return opening;
  }

  /** Lights its lamps as the call is. */
  show(muted: boolean): void {
    if (muted !== this.muted) this.changedAt = this.dependencies.clock.now();
    this.muted = muted;
    this.light(muted ? [lamps.offHook, lamps.mute] : [lamps.offHook]);
  }

  /** It is unplugged: there is nobody to tell anything any more. */
  lose(): void {
    this.state = 'lost';
    this.device.oninputreport = null;
  }

  /** Puts its lamps out and lets other programs have it. */
  async close(): Promise<void> {
    this.light([]);
    await this.turn;
    if (this.state !== 'open') return;
    this.device.oninputreport = null;
    await this.device.close();
  }

  private async start(): Promise<void> {
    if (!this.device.opened) await this.device.open();
    if (this.state === 'closed') this.state = 'open';
    const read = headsetButtons(this.device.collections);
    this.device.oninputreport = (input) => {
      for (const deed of read(input)) this.ask(deed);
    };
  }

  private ask(deed: HeadsetDeed): void {
    const echoed = this.dependencies.clock.now() - this.changedAt < echo;
    if (deed !== 'toggle-mute' || !echoed) this.dependencies.asked(deed);
  }

  private light(lit: readonly number[]): void {
    for (const { reportId, data } of lampReports(this.device.collections, lit)) {
      this.turn = this.turn
        .then(() => (this.state === 'open' ? this.device.sendReport(reportId, data) : undefined))
        .catch(this.dependencies.failed);
    }
  }
}
