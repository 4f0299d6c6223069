/** The browser's offer cannot be answered. */
export class UnusableOffer extends Error {
  readonly code = 'unusable-offer';
}

/** No UDP port is left for another call. */
export class NoPortLeft extends Error {
  readonly code = 'no-port-left';
}
