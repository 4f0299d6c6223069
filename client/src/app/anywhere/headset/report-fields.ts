import type { HidCollection, HidItem, HidReport } from './hid.ts';

/** Where in a report a usage has its bits. */
export interface Field {
  readonly usage: number;
  /** Counted from the report's first bit, without its id. */
  readonly bit: number;
  readonly bits: number;
  readonly absolute: boolean;
}

export interface Layout {
  readonly reportId: number;
  readonly bits: number;
  readonly fields: readonly Field[];
}

type Direction = 'inputReports' | 'outputReports';

/**
 * How a device's reports are laid out. What a collection tells of a report comes before what the
 * collections in it tell of the same one.
 */
export function layoutsOf(
  collections: readonly HidCollection[],
  direction: Direction,
): readonly Layout[] {
  const layouts = new Map<number, Layout>();
  for (const { reportId = 0, items = [] } of reportsIn(collections, direction)) {
    const before = layouts.get(reportId) ?? { reportId, bits: 0, fields: [] };
    layouts.set(reportId, items.reduce(withItem, before));
  }
  return [...layouts.values()];
}

function reportsIn(
  collections: readonly HidCollection[],
  direction: Direction,
): readonly HidReport[] {
  return collections.flatMap((each) => [
    ...(each[direction] ?? []),
    ...reportsIn(each.children ?? [], direction),
  ]);
}

function withItem(layout: Layout, item: HidItem): Layout {
  const { reportSize = 0, reportCount = 0, isAbsolute = true } = item;
  const fields = Array.from({ length: reportCount }, (_none, at): Field[] => {
    const usage = usageAt(item, at);
    const bit = layout.bits + at * reportSize;
    return usage === undefined ? [] : [{ usage, bit, bits: reportSize, absolute: isAbsolute }];
  });
  return {
    ...layout,
    bits: layout.bits + reportSize * reportCount,
    fields: [...layout.fields, ...fields.flat()],
  };
}

/** Undefined for padding, and for lists of numbers, in which no usage has a place of its own. */
function usageAt(item: HidItem, at: number): number | undefined {
  if (item.isArray === true) return undefined;
  if (item.isRange === true && item.usageMinimum !== undefined) return item.usageMinimum + at;
  // The last usage is meant for all that follow, too.
  return item.usages?.[at] ?? item.usages?.at(-1);
}

/** True when any bit of the field is set; a report that is too short has none. */
export function isSet(data: DataView, { bit, bits }: Field): boolean {
  for (let at = bit; at < bit + bits; at += 1) {
    const byte = at >> 3;
    if (byte < data.byteLength && (data.getUint8(byte) >> (at & 7)) & 1) return true;
  }
  return false;
}
