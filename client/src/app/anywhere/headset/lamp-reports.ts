import type { HidCollection } from './hid.ts';
import { layoutsOf } from './report-fields.ts';
import { lamps } from './telephony.ts';

export interface LampReport {
  readonly reportId: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

const known: readonly number[] = Object.values(lamps);

/** The reports that light these lamps and put the others out; none for a device that has none. */
export function lampReports(
  collections: readonly HidCollection[],
  lit: readonly number[],
): readonly LampReport[] {
  return layoutsOf(collections, 'outputReports')
    .filter(({ fields }) => fields.some(({ usage }) => known.includes(usage)))
    .map(({ reportId, bits, fields }) => {
      const data = new Uint8Array(Math.ceil(bits / 8));
      for (const { usage, bit } of fields) {
        if (!lit.includes(usage)) continue;
        const at = bit >> 3;
        data[at] = (data[at] ?? 0) | (1 << (bit & 7));
      }
      return { reportId, data };
    });
}
