/** Makes a file out of sound at `recordedRate`, piece by piece. */
export interface SoundEncoder {
  /** One piece for each channel, all of one length; what follows in the file, now its own. */
  encode(channels: readonly Int16Array[]): Uint8Array;
  /** What comes last, and what the file must begin with now that its length is known. */
  finish(): { readonly last: Uint8Array; readonly first?: Uint8Array };
}

/** Hertz, of every recording. */
export const recordedRate = 16_000;
