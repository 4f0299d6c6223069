import { z } from 'zod';

const share = z.number().min(0).max(1);
const milliseconds = z.int().min(0).max(5000);
/** Silent: packets come, with no sound in them. None: no packet of sound comes. */
const sound = z.enum(['whole', 'silent', 'none']);

/** What is wrong on purpose with the audio between the platform and a browser, each way. */
export const someEarFaults = z.object({
  /** How likely each packet is lost. */
  lossToBrowser: share.exactOptional(),
  lossFromBrowser: share.exactOptional(),
  /** Milliseconds that each packet is late. */
  delayToBrowser: milliseconds.exactOptional(),
  delayFromBrowser: milliseconds.exactOptional(),
  /** Milliseconds by which that may be more, by chance. */
  jitterToBrowser: milliseconds.exactOptional(),
  jitterFromBrowser: milliseconds.exactOptional(),
  soundToBrowser: sound.exactOptional(),
  soundFromBrowser: sound.exactOptional(),
  /** Nothing at all comes through, either way. */
  mediaDown: z.boolean().exactOptional(),
});

export type EarFaults = Required<z.infer<typeof someEarFaults>>;

export const goodEar: EarFaults = {
  lossToBrowser: 0,
  lossFromBrowser: 0,
  delayToBrowser: 0,
  delayFromBrowser: 0,
  jitterToBrowser: 0,
  jitterFromBrowser: 0,
  soundToBrowser: 'whole',
  soundFromBrowser: 'whole',
  mediaDown: false,
};
