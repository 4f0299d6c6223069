import type { EarFaults } from '../../platform/sound/ear-faults.ts';
import { silentFrame } from '../frame.ts';
import type { Line } from '../line.ts';

/** The line, with nothing but silence on it in the ways that the faults say. */
export function silencedLine(line: Line, faults: () => EarFaults): Line {
  return {
    ...line,
    talk: () => {
      const frame = line.talk();
      return faults().soundFromBrowser === 'whole' ? frame : silentFrame;
    },
    listen: (frame) => {
      line.listen(faults().soundToBrowser === 'whole' ? frame : silentFrame);
    },
  };
}
