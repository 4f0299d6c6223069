/** Something that was heard or done on a leg. */
export interface LegNote {
  /** Epoch milliseconds. */
  readonly at: number;
  /**
   * Heard: words or a sound played to it. Tone: of call progress. Keys: played to it. Said, pressed: by whoever is
   * on it.
   */
  readonly what: 'heard' | 'tone' | 'keys' | 'said' | 'pressed';
  /** The words, the tone's name, the keys, or the key. */
  readonly text: string;
}

/** What of it was spoken or played to the leg, in words. */
export function captionOf({ what, text }: LegNote): string[] {
  if (what === 'heard') return [text];
  return what === 'keys' ? [`keys ${text}`] : [];
}

/** What somebody on a leg says: words as a recogniser would return them. */
export interface Utterance {
  readonly text: string;
  /** How long it takes to say. */
  readonly milliseconds: number;
}
