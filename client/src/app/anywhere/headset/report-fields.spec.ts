import { descriptors, input } from '../../testing/fake-hid.ts';
import { isSet, layoutsOf } from './report-fields.ts';
import { buttons, lamps } from './telephony.ts';

/** Where each usage lies: its report, its first bit, its bits. */
function places(layouts: ReturnType<typeof layoutsOf>) {
  return Object.fromEntries(
    layouts.flatMap(({ reportId, fields }) =>
      fields.map(({ usage, bit, bits }) => [usage, [reportId, bit, bits]]),
    ),
  );
}

describe('the layout of a report', () => {
  it.each([
    ['oneReport', [2, 0, 1], [2, 6, 1]],
    ['manyReports', [8, 3, 1], [9, 1, 1]],
    ['noIds', [0, 5, 3], [0, 4, 1]],
  ] as const)('tells where the buttons are: %s', (name, hookSwitch, mute) => {
    const found = places(layoutsOf(descriptors[name], 'inputReports'));
    expect(found[buttons.hookSwitch]).toEqual(hookSwitch);
    expect(found[buttons.mute]).toEqual(mute);
  });

  it.each([
    ['oneReport', [2, 0, 1], [2, 2, 1]],
    ['manyReports', [0x18, 0, 1], [0x19, 2, 1]],
    ['noIds', [0, 0, 1], [0, 9, 1]],
  ] as const)('tells where the lamps are: %s', (name, offHook, mute) => {
    const found = places(layoutsOf(descriptors[name], 'outputReports'));
    expect(found[lamps.offHook]).toEqual(offHook);
    expect(found[lamps.mute]).toEqual(mute);
  });

  it('counts the bits of all there is, padding too', () => {
    const [, second] = layoutsOf(descriptors.oneReport, 'inputReports');
    expect(second).toMatchObject({ reportId: 2, bits: 16 });
    expect(layoutsOf(descriptors.noIds, 'outputReports')).toMatchObject([{ bits: 10 }]);
  });

  it('keeps what tells presses apart from what tells how it stands', () => {
    const [, second] = layoutsOf(descriptors.oneReport, 'inputReports');
    const absolute = (usage: number) =>
      second?.fields.find((field) => field.usage === usage)?.absolute;
    expect(absolute(buttons.hookSwitch)).toBe(true);
    expect(absolute(buttons.mute)).toBe(false);
  });

  it('is empty for a device that tells nothing of itself', () => {
    expect(layoutsOf([], 'inputReports')).toEqual([]);
    expect(layoutsOf([{ inputReports: [{ items: [{}] }] }], 'inputReports')).toEqual([
      { reportId: 0, bits: 0, fields: [] },
    ]);
  });
});

describe('a field', () => {
  const field = { usage: 1, bit: 7, bits: 2, absolute: true };

  it.each([
    [[0, 0], false],
    [[0x80, 0], true],
    [[0, 1], true],
    [[0x7f, 0xfe], false],
    [[], false],
    [[0], false],
  ] as const)('in %j is set: %s', (bytes, set) => {
    expect(isSet(input(0, ...bytes).data, field)).toBe(set);
  });
});
