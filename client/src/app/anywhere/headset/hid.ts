import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** One main item of a report descriptor. */
export interface HidItem {
  /** False: it tells of a change, not of how things are. */
  readonly isAbsolute?: boolean;
  /** True: what is sent are numbers of usages, not a value for each. */
  readonly isArray?: boolean;
  readonly isRange?: boolean;
  /** Page in the upper 16 bits. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  /** Bits of one field. */
  readonly reportSize?: number;
  readonly reportCount?: number;
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly children?: readonly HidCollection[];
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidInput {
  readonly reportId: number;
  readonly data: DataView;
}

/** What of a WebHID device is used. */
export interface HidDevice {
  readonly opened: boolean;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  oninputreport: ((input: HidInput) => void) | null;
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Takes back that this page may use it. */
  forget(): Promise<void>;
}

type Told = (event: { readonly device: HidDevice }) => void;

/** What of WebHID is used. */
export interface Hid {
  /** Those that this page may use already. */
  getDevices(): Promise<readonly HidDevice[]>;
  /** Asks the person; gives none when nothing was chosen. Call it on a click. */
  requestDevice(options: {
    filters: readonly { usagePage: number }[];
  }): Promise<readonly HidDevice[]>;
  addEventListener(type: 'connect' | 'disconnect', told: Told): void;
  removeEventListener(type: 'connect' | 'disconnect', told: Told): void;
}

/** Undefined where the browser cannot hear a headset's buttons. */
export const HID = new InjectionToken<Hid | undefined>('WebHID', {
  providedIn: 'root',
  factory: () => {
    const navigator: (Navigator & { hid?: Hid }) | undefined =
      inject(DOCUMENT).defaultView?.navigator;
    return navigator?.hid;
  },
});
