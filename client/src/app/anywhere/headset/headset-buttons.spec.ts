import { descriptors, input } from '../../testing/fake-hid.ts';
import { headsetButtons } from './headset-buttons.ts';

/** All that is asked for by these reports, each an id and its bytes. */
function asked(name: keyof typeof descriptors, ...reports: (readonly number[])[]) {
  const read = headsetButtons(descriptors[name]);
  return reports.flatMap(([id = 0, ...bytes]) => read(input(id, ...bytes)));
}

describe('the buttons of a headset', () => {
  it('end the call when the hook switch goes back', () => {
    expect(asked('oneReport', [2, 1, 0], [2, 0, 0])).toEqual(['end']);
    expect(asked('manyReports', [8, 8], [8, 0])).toEqual(['end']);
    expect(asked('noIds', [0, 0x20], [0, 0])).toEqual(['end']);
  });

  it('end nothing while the hook switch was never off', () => {
    expect(asked('oneReport', [2, 0, 0], [2, 0, 0], [1, 1], [1, 0])).toEqual([]);
  });

  it('end nothing when it is taken off the hook, or says so twice', () => {
    expect(asked('oneReport', [2, 1, 0], [2, 1, 0])).toEqual([]);
  });

  it('mute by each press where presses are told', () => {
    const press = [2, 0x41, 0] as const;
    const release = [2, 0x01, 0] as const;
    expect(asked('oneReport', release, press, release, press, press, release)).toEqual([
      'toggle-mute',
      'toggle-mute',
    ]);
  });

  it('mute and unmute as the switch stands where that is told', () => {
    expect(asked('manyReports', [9, 2], [9, 2], [9, 0])).toEqual(['mute', 'unmute']);
    expect(asked('noIds', [0, 0x10], [0, 0])).toEqual(['mute', 'unmute']);
  });

  it('are not taken for the keys of a dial pad between them', () => {
    expect(asked('oneReport', [2, 0x3c, 0], [2, 0, 0])).toEqual([]);
  });

  it('end the call by a key that is only for that', () => {
    const read = headsetButtons([
      {
        usagePage: 0x0b,
        inputReports: [
          { items: [{ usages: [0x0b_0026], reportSize: 1, reportCount: 1, isAbsolute: false }] },
        ],
      },
    ]);
    expect([...read(input(0, 1)), ...read(input(0, 0))]).toEqual(['end']);
  });

  it('say nothing in reports that are not theirs, or too short', () => {
    expect(asked('oneReport', [7, 255, 255], [2], [2])).toEqual([]);
  });
});
