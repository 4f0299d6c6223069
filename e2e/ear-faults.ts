import type { Hotline } from './hotline.ts';
import type { Pad } from './pad.ts';
import { deaden, muteBySystem, unplug } from './spoilable-microphone.ts';

/** Something that goes wrong in a call that is up. */
export interface EarFault {
  readonly name: string;
  /** What the page shows then, as a selector. */
  readonly sign: string;
  begin(): Promise<unknown>;
  /** Undone, all is as before; without, it lasts as long as the call. */
  readonly end?: () => Promise<unknown>;
}

/** The faults of the emulator's audio. */
const audible = [
  ['packets lost on their way here', { lossToBrowser: 0.2 }, 'loss-here'],
  ['packets lost on their way there', { lossFromBrowser: 0.2 }, 'loss-there'],
  ['packets uneven on their way here', { jitterToBrowser: 300 }, 'jitter'],
  ['packets uneven on their way there', { jitterFromBrowser: 300 }, 'jitter'],
  ['no sound from there', { soundToBrowser: 'none' }, 'no-sound'],
  ['no sound from here', { soundFromBrowser: 'none' }, 'unheard'],
  ['no media either way', { mediaDown: true }, 'line'],
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

const blamed = (cause: string): string => `.quality[data-cause="${cause}"]`;

/** What the call bar says while nothing reaches the phone service. */
const reconnecting = '.call-bar-aside';

/** Every fault in the ear that can be made, in a call of this pad. The last one cannot be undone. */
export function earFaults({ emulator }: Pick<Hotline, 'emulator'>, { page }: Pad): EarFault[] {
  return [
    ...audible.map(([name, faults, cause]) => ({
      name,
      sign: blamed(cause),
      begin: () => emulator('PUT', 'faults', faults),
      end: () => emulator('PUT', 'faults', mended),
    })),
    {
      name: 'a socket that is cut',
      sign: reconnecting,
      begin: () => emulator('POST', 'sessions/drop'),
      end: () => Promise.resolve(),
    },
    {
      name: 'a token that has expired',
      sign: reconnecting,
      begin: () => emulator('POST', 'sessions/expire'),
      end: () => Promise.resolve(),
    },
    {
      name: 'a microphone without a trace of sound',
      sign: blamed('microphone-silent'),
      begin: () => deaden(page, true),
      end: () => deaden(page, false),
    },
    {
      name: 'a microphone that the system has muted',
      sign: blamed('microphone-muted'),
      begin: () => muteBySystem(page, true),
      end: () => muteBySystem(page, false),
    },
    {
      name: 'a microphone that is unplugged',
      sign: blamed('microphone-ended'),
      begin: () => unplug(page),
    },
  ];
}
