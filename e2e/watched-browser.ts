/** What scripts in the page leave for the test to look at and to use. */
interface Watched {
  readonly mediaKeys: Record<string, (() => void) | null>;
  readonly hears: (reportId: number, byte: number) => void;
  readonly told: number[][];
}

/** As the operating system does when a media key is pressed. To run in a page. */
export function pressMediaKey(key: string): void {
  (globalThis as unknown as Watched).mediaKeys[key]?.();
}

/** The media keys that the page takes now. To run in a page. */
export function takenMediaKeys(): string[] {
  const { mediaKeys } = globalThis as unknown as Watched;
  return Object.keys(mediaKeys).filter((key) => mediaKeys[key]);
}

/** Remembers which media keys the page takes. To run before the page does. */
export function watchMediaKeys(): void {
  const session = navigator.mediaSession;
  const set = session.setActionHandler.bind(session);
  const mediaKeys: Record<string, unknown> = {};
  Object.assign(globalThis, { mediaKeys });
  session.setActionHandler = (key, handler) => {
    set(key, handler);
    mediaKeys[key] = handler;
  };
}

/** Puts a headset on the desk whose call button is its first bit. To run before the page does. */
export function plugHeadset(): void {
  const told: number[][] = [];
  const bits = (...usages: number[]) => ({ usages, reportSize: 1, reportCount: usages.length });
  const done = (work: () => unknown) => Promise.resolve(void work());
  const device = {
    opened: false,
    productName: 'Test headset',
    collections: [
      {
        usagePage: 0x0b,
        inputReports: [{ reportId: 3, items: [bits(0x0b_0020)] }],
        outputReports: [{ reportId: 3, items: [bits(0x08_0009, 0x08_0017)] }],
      },
    ],
    oninputreport: null as ((input: unknown) => void) | null,
    open: () => done(() => (device.opened = true)),
    close: () => done(() => (device.opened = false)),
    sendReport: (_id: number, data: Uint8Array) => done(() => told.push([...data])),
  };
  const hid = {
    getDevices: () => Promise.resolve([device]),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  Object.defineProperty(navigator, 'hid', { value: hid });
  const hears = (reportId: number, byte: number) =>
    device.oninputreport?.({ reportId, data: new DataView(Uint8Array.of(byte).buffer) });
  Object.assign(globalThis, { told, hears });
}

/** The headset's call button is pressed: what lay off the hook goes back. To run in a page. */
export function hangUpHeadset(): void {
  const { hears } = globalThis as unknown as Watched;
  hears(3, 1);
  hears(3, 0);
}

/** What the headset was told last. To run in a page. */
export function headsetLamps(): number[] | undefined {
  return (globalThis as unknown as Watched).told.at(-1);
}
