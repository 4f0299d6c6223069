import { descriptors } from '../../testing/fake-hid.ts';
import { lampReports } from './lamp-reports.ts';
import { lamps } from './telephony.ts';

const bytes = (name: keyof typeof descriptors, ...lit: number[]) =>
  lampReports(descriptors[name], lit).map(({ reportId, data }) => [reportId, ...data]);

describe('the lamps of a headset', () => {
  it('are lit together where one report has them all, and never the one that rings', () => {
    expect(bytes('oneReport', lamps.offHook, lamps.mute)).toEqual([[2, 0b101, 0]]);
    expect(bytes('oneReport')).toEqual([[2, 0, 0]]);
  });

  it('are lit one by one where each has its own report', () => {
    expect(bytes('manyReports', lamps.offHook)).toEqual([
      [0x18, 1],
      [0x19, 0],
    ]);
    expect(bytes('manyReports', lamps.mute)).toEqual([
      [0x18, 0],
      [0x19, 4],
    ]);
  });

  it('are found without ids, and beyond the first byte', () => {
    expect(bytes('noIds', lamps.offHook, lamps.mute)).toEqual([[0, 1, 2]]);
  });

  it('are none where there are none', () => {
    expect(lampReports([{ outputReports: [{ items: [{ usages: [0x08_0001] }] }] }], [])).toEqual(
      [],
    );
  });
});
