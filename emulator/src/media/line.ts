/** Where an audio end's sound comes from and goes to: once in each 20 ms it talks, then it listens. */
export interface Line {
  /** What it says now: a frame that nobody will change. */
  talk(): Int16Array;
  listen(frame: Int16Array): void;
  /** Somebody else has pressed a key, for that many milliseconds. */
  hearKey?(key: string, milliseconds: number): void;
  close(): void;
}
