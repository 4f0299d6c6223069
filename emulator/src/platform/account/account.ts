/** Who pays, and whose applications and numbers they are. */
export interface Account {
  readonly apiKey: string;
  /** With the key: the password of the set-up APIs. */
  readonly apiSecret: string;
  /** Signs the webhooks of applications that are created over REST. */
  readonly signatureSecret: string;
  /** Euros to begin with. */
  readonly credit: number;
}

/** For those who give none. Nothing is secret about it: the emulator is for one machine alone. */
export const demoAccount: Account = {
  apiKey: 'abcd1234',
  apiSecret: 'EmulatedSecret1',
  signatureSecret: 'the emulator signs webhooks with this',
  credit: 10_000,
};
