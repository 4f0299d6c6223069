import type { Hid, HidCollection, HidDevice, HidInput } from '../anywhere/headset/hid.ts';

const telephony = (usage: number) => 0x0b_0000 + usage;
const led = (usage: number) => 0x08_0000 + usage;
const bit = (usages: readonly number[], isAbsolute = true) => ({
  usages,
  isAbsolute,
  reportSize: 1,
  reportCount: usages.length,
});
const padding = (reportCount: number) => ({ usages: [], reportSize: 1, reportCount });

/** In the manner of three makers: what is told by one report or by many, with ids or without, in other places. */
export const descriptors = {
  /** One report each way; mute tells presses; keys of a dial pad, by number, lie between. */
  oneReport: [
    { usagePage: 0x0c, usage: 1, inputReports: [{ reportId: 1, items: [bit([0x0c_00e9])] }] },
    {
      usagePage: 0x0b,
      usage: 5,
      inputReports: [
        {
          reportId: 2,
          items: [
            bit([telephony(0x20), telephony(0x97)]),
            {
              isArray: true,
              isRange: true,
              usageMinimum: telephony(0xb0),
              reportSize: 4,
              reportCount: 1,
            },
            bit([telephony(0x2f), telephony(0x21)], false),
            padding(8),
          ],
        },
      ],
      outputReports: [
        {
          reportId: 2,
          items: [bit([led(0x17), led(0x1e), led(0x09), led(0x18), led(0x20)]), padding(11)],
        },
      ],
    },
  ],
  /** A report for each thing; the buttons lie in a collection of their own. */
  manyReports: [
    {
      usagePage: 0x0b,
      usage: 5,
      children: [
        {
          usagePage: 0x0b,
          usage: 7,
          inputReports: [{ reportId: 8, items: [bit([telephony(0x20)])] }],
        },
      ],
      inputReports: [
        { reportId: 8, items: [padding(3)] },
        { reportId: 9, items: [padding(1), bit([telephony(0x2f)])] },
      ],
      outputReports: [
        { reportId: 0x18, items: [bit([led(0x17)]), padding(7)] },
        { reportId: 0x19, items: [padding(2), bit([led(0x09)]), padding(5)] },
        { reportId: 0x1a, items: [bit([led(0x18)]), padding(7)] },
      ],
    },
  ],
  /** No ids, lamps as a range, and a switch for mute that tells how it stands. */
  noIds: [
    {
      usagePage: 0x0b,
      usage: 4,
      inputReports: [
        {
          items: [padding(4), bit([telephony(0x2f)]), { ...bit([telephony(0x20)]), reportSize: 3 }],
        },
      ],
      outputReports: [
        {
          items: [
            { isRange: true, usageMinimum: led(0x17), reportSize: 1, reportCount: 3 },
            padding(6),
            bit([led(0x09)]),
          ],
        },
      ],
    },
  ],
} as const satisfies Record<string, readonly HidCollection[]>;

/** A headset on the desk of a test. */
export class FakeHidDevice implements HidDevice {
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  readonly sent: [reportId: number, ...bytes: number[]][] = [];
  opened = false;
  allowed = true;
  /** How long closing takes. */
  letGo: Promise<unknown> = Promise.resolve();
  /** Why it cannot be opened. */
  taken: Error | null = null;
  oninputreport: ((input: HidInput) => void) | null = null;

  constructor(productName: string, collections: readonly HidCollection[]) {
    this.productName = productName;
    this.collections = collections;
  }

  open(): Promise<void> {
    if (this.taken) return Promise.reject(this.taken);
    this.opened = true;
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.letGo;
    this.opened = false;
  }

  sendReport(reportId: number, data: Uint8Array): Promise<void> {
    if (!this.opened) return Promise.reject(new Error('not open'));
    this.sent.push([reportId, ...data]);
    return Promise.resolve();
  }

  forget(): Promise<void> {
    this.allowed = false;
    return Promise.resolve();
  }

  /** It tells what its buttons do. */
  tell(reportId: number, ...bytes: number[]): void {
    this.oninputreport?.(input(reportId, ...bytes));
  }
}

export function input(reportId: number, ...bytes: number[]): HidInput {
  return { reportId, data: new DataView(Uint8Array.from(bytes).buffer) };
}

/** A browser that can hear headsets. */
export class FakeHid implements Hid {
  plugged: FakeHidDevice[];
  chosen: FakeHidDevice[] = [];
  private readonly listeners = new Set<Parameters<Hid['addEventListener']>[1]>();

  constructor(...plugged: FakeHidDevice[]) {
    this.plugged = plugged;
  }

  getDevices(): Promise<readonly HidDevice[]> {
    return Promise.resolve(this.plugged.filter(({ allowed }) => allowed));
  }

  requestDevice(): Promise<readonly HidDevice[]> {
    this.plugged.push(...this.chosen);
    return Promise.resolve(this.chosen);
  }

  addEventListener(...[, told]: Parameters<Hid['addEventListener']>): void {
    this.listeners.add(told);
  }

  removeEventListener(...[, told]: Parameters<Hid['addEventListener']>): void {
    this.listeners.delete(told);
  }

  unplug(device: FakeHidDevice): void {
    this.plugged = this.plugged.filter((each) => each !== device);
    device.opened = false;
    for (const told of this.listeners) told({ device });
  }
}
