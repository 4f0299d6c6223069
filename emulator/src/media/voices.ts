/** Flite's voices: two of people from America, one from Scotland, and one of a machine. */
const voices = ['slt', 'awb', 'rms', 'kal16'] as const;

/** The voice of a style: each of the first four is another one. NOTE: the pitch of `rms` cannot be changed. */
export function voiceOf(style: number): string {
  return voices[style % voices.length] ?? voices[0];
}
