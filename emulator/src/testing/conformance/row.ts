/** One thing that the platform's documents name, and where it is shown to be so here. */
export interface Row {
  /** What the platform does, in a sentence. */
  readonly what: string;
  /** Tests that show it, as `file › title` or `file › group › title`; the file is under emulator/src, or in e2e. */
  readonly shown?: readonly string[];
  /** What of it is not emulated, and why. */
  readonly missing?: string;
}

export interface Chapter {
  readonly title: string;
  readonly rows: readonly Row[];
}
