import type { Sound, Sounds } from '../ports.ts';

/** The sound at that URL; `undefined`, complained about, when it cannot be loaded. */
export async function loadSound(
  url: string,
  sounds: Sounds,
  complain: (reason: string) => void,
): Promise<Sound | undefined> {
  try {
    return await sounds.load(url);
  } catch (error) {
    // NOTE: the platform's own words are not published.
    const why = error instanceof Error ? error.message : String(error);
    complain(`The sound at ${url} cannot be played: ${why}`);
    return undefined;
  }
}
