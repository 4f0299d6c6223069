import type { HidCollection, HidInput } from './hid.ts';
import { isSet, layoutsOf, type Field } from './report-fields.ts';
import { buttons } from './telephony.ts';

export type HeadsetDeed = 'end' | 'mute' | 'unmute' | 'toggle-mute';

/**
 * What a headset's reports ask for. A switch that tells how it stands ends the call only when it goes back after
 * having been seen off the hook: a headset that never learned of the call must not end it by another button.
 */
export function headsetButtons(
  collections: readonly HidCollection[],
): (input: HidInput) => readonly HeadsetDeed[] {
  const layouts = layoutsOf(collections, 'inputReports');
  const pressed = new Set<number>();
  return ({ reportId, data }) => {
    const fields = layouts.find((layout) => layout.reportId === reportId)?.fields ?? [];
    return fields.flatMap((field) => {
      const before = pressed.has(field.usage);
      const now = isSet(data, field);
      if (before === now) return [];
      if (now) pressed.add(field.usage);
      else pressed.delete(field.usage);
      return deedOf(field, now) ?? [];
    });
  };
}

type Deeds = readonly [back: HeadsetDeed | undefined, pressed: HeadsetDeed | undefined];

/** By usage, what a switch asks for that tells how it stands. */
const standing: Readonly<Record<number, Deeds>> = {
  [buttons.hookSwitch]: ['end', undefined],
  [buttons.drop]: [undefined, 'end'],
  [buttons.mute]: ['unmute', 'mute'],
};

/** By usage, what a button asks for that tells each time it is pressed. */
const pressing: Readonly<Record<number, Deeds>> = {
  [buttons.hookSwitch]: [undefined, 'end'],
  [buttons.drop]: [undefined, 'end'],
  [buttons.mute]: [undefined, 'toggle-mute'],
};

function deedOf({ usage, absolute }: Field, now: boolean): HeadsetDeed | undefined {
  return (absolute ? standing : pressing)[usage]?.[now ? 1 : 0];
}
