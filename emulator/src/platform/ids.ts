/** Names for new things, as the platform writes them. */
export interface Ids {
  /** A dashed UUID. */
  leg(): string;
  conversation(): string;
  member(): string;
  knocking(): string;
  user(): string;
}

/** `uuid` is the source of chance. */
export function createIds(uuid: () => string): Ids {
  return {
    leg: uuid,
    conversation: () => `CON-${uuid()}`,
    member: () => `MEM-${uuid()}`,
    knocking: () => `KNO-${uuid()}`,
    user: () => `USR-${uuid()}`,
  };
}
