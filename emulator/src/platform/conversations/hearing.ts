/** Who hears a leg in a conversation, and whom it hears, by leg ids: everyone when left out, nobody when empty. */
export interface Hearing {
  readonly canSpeak?: readonly string[] | undefined;
  readonly canHear?: readonly string[] | undefined;
}

/** That part of an action. */
export function hearingOf({ canSpeak, canHear }: Hearing): Hearing {
  return { canSpeak, canHear };
}
