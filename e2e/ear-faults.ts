import type { Hotline } from './hotline.ts';
import type { Pad } from './pad.ts';
import { deaden, muteBySystem, unplug } from './spoilable-microphone.ts';

/** Something that goes wrong with the sound of a call, and what the page is to call it. */
export interface EarFault {
  readonly name: string;
  readonly causes: readonly string[];
  begin(): Promise<unknown>;
  /** Undone, all is as before; without, it lasts as long as the call. */
  readonly end?: () => Promise<unknown>;
}

/** The faults of the emulator's audio. */
const audible = [
  ['packets lost on their way here', { lossToBrowser: 0.2 }, ['loss-here']],
  ['packets lost on their way there', { lossFromBrowser: 0.2 }, ['loss-there']],
  ['packets uneven on their way here', { jitterToBrowser: 300 }, ['jitter']],
  ['packets uneven on their way there', { jitterFromBrowser: 300 }, ['jitter']],
  ['no sound from there', { soundToBrowser: 'none' }, ['no-sound']],
  ['no sound from here', { soundFromBrowser: 'none' }, ['unheard']],
  ['no media either way', { mediaDown: true }, ['line']],
] as const;

const mended = {
  lossToBrowser: 0,
  lossFromBrowser: 0,
  jitterToBrowser: 0,
  jitterFromBrowser: 0,
  soundToBrowser: 'whole',
  soundFromBrowser: 'whole',
  mediaDown: false,
};

/** Every fault in the ear that can be made, in a call of this pad. The last one cannot be undone. */
export function earFaults({ emulator }: Pick<Hotline, 'emulator'>, { page }: Pad): EarFault[] {
  return [
    ...audible.map(([name, faults, causes]) => ({
      name,
      causes,
      begin: () => emulator('PUT', 'faults', faults),
      end: () => emulator('PUT', 'faults', mended),
    })),
    {
      name: 'a microphone without a trace of sound',
      causes: ['microphone-silent'],
      begin: () => deaden(page, true),
      end: () => deaden(page, false),
    },
    {
      name: 'a microphone that the system has muted',
      causes: ['microphone-muted'],
      begin: () => muteBySystem(page, true),
      end: () => muteBySystem(page, false),
    },
    {
      name: 'a microphone that is unplugged',
      causes: ['microphone-ended'],
      begin: () => unplug(page),
    },
  ];
}
