/** Who has the sound of a call that this page does not have. */
export type Holder = 'window' | 'elsewhere' | 'gone';

/** What is said of it beside the call. */
export const holderWords: Readonly<Record<Holder, string>> = {
  window: 'In another window',
  elsewhere: 'In another browser',
  gone: 'This call’s window is gone. It ends by itself within 30\u00a0s.',
};
