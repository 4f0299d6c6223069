import { goodEar, type EarFaults } from '../../platform/sound/ear-faults.ts';
import { frameSamples, silentFrame } from '../frame.ts';
import { silencedLine } from './silenced-line.ts';

const loud = new Int16Array(frameSamples).fill(1000);

function converse(faults: Partial<EarFaults>): { said: Int16Array; heard: Int16Array[] } {
  const heard: Int16Array[] = [];
  const line = { talk: () => loud, listen: (frame: Int16Array) => void heard.push(frame) };
  const silenced = silencedLine({ ...line, close: () => undefined }, () => ({
    ...goodEar,
    ...faults,
  }));
  silenced.listen(loud);
  return { said: silenced.talk(), heard };
}

it.each([
  [{}, loud, loud],
  [{ soundToBrowser: 'silent' }, loud, silentFrame],
  [{ soundFromBrowser: 'silent' }, silentFrame, loud],
  [{ soundFromBrowser: 'none', soundToBrowser: 'none' }, silentFrame, silentFrame],
] as const)('a line with %j carries what it should', (faults, said, heard) => {
  expect(converse(faults)).toEqual({ said, heard: [heard] });
});
