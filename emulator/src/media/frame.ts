/** Sound moves in frames of 20 ms: 160 samples of 16 bits at 8 kHz, as on the telephone network. */
export const sampleRate = 8000;
export const frameSamples = 160;
export const frameMilliseconds = 20;

/** A frame in which nobody says anything. Never written to. */
export const silentFrame: Int16Array = new Int16Array(frameSamples);
