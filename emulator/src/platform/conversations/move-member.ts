import type { Conversation } from './conversation.ts';

export interface MoveDependencies {
  /** The id it gets there. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Takes a member to another conversation, and tells its browser, which follows. The id it has there. */
export function moveMember(
  was: string,
  from: Conversation,
  to: Conversation,
  { newId, now }: MoveDependencies,
): string {
  const member = from.member(was);
  if (!member) throw new Error(`${was} is not a member of ${from.id}`);
  from.put({ ...member, state: 'LEFT', leftAt: now });
  const id = newId();
  to.put({ ...member, id });
  to.record(id, { type: 'transferred', from: from.id, was });
  return id;
}
