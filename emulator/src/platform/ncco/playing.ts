import { between, looseBoolean, whole } from './loose.ts';

/** How something is to be played, by an action or over REST. */
export const playingFields = {
  /** 0 plays for ever. */
  loop: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  /** −1 (silent) to 1 (twice as loud). */
  level: between(-1, 1).optional(),
};

/** How an action's sound may be interrupted. */
export const bargeInFields = { bargeIn: looseBoolean.optional() };
