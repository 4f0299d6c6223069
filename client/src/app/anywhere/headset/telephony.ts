import type { HidDevice } from './hid.ts';

/** The pages of the HID usage tables that headsets speak. */
export const telephonyPage = 0x0b;

/** What a headset tells. */
export const buttons = { hookSwitch: 0x0b_0020, drop: 0x0b_0026, mute: 0x0b_002f } as const;

/**
 * What a headset is told. There is a lamp for ringing, too, but nobody is called here: a headset that is told
 * so would ring in the ear of the one who calls.
 */
export const lamps = { mute: 0x08_0009, offHook: 0x08_0017 } as const;

/** True for what has the buttons of a telephone. */
export function isHeadset({ collections }: Pick<HidDevice, 'collections'>): boolean {
  return collections.some(({ usagePage }) => usagePage === telephonyPage);
}
