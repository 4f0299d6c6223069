import type { Dialect } from '../dialect.ts';
import { nexmoEvent } from './nexmo-event.ts';

/** The words of nexmo-client. */
export const nexmoDialect: Dialect = {
  name: 'nexmo-client',
  // Longer than the SDK itself waits for its audio to come back.
  graceTime: 25_000,
  abilities: { takesOffers: false, bringsBack: false },
  greeting: () => ({}),
  tell: (event, conversation) => [nexmoEvent(event, conversation)],
};
