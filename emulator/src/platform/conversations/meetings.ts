import type { Conversation } from './conversation.ts';
import { Meeting } from './meeting.ts';

/** Conversations that can be found: by their name, or by their id. */
export interface Meetings {
  /** The conversation of that name; a new one when nobody is in it. */
  readonly named: (applicationId: string, name: string) => Meeting;
  /** Any conversation of that application which is not over. */
  readonly find: (applicationId: string, id: string) => Conversation | undefined;
}

export interface MeetingsDependencies {
  readonly open: (applicationId: string) => Conversation;
  /** Conversations without a name that are not over. */
  readonly unnamed: () => readonly Conversation[];
}

export function createMeetings({ open, unnamed }: MeetingsDependencies): Meetings {
  const known = new Map<string, Meeting>();

  function named(applicationId: string, name: string): Meeting {
    const key = JSON.stringify([applicationId, name]);
    const there = known.get(key);
    if (there) return there;
    const meeting = new Meeting(open(applicationId));
    known.set(key, meeting);
    meeting.conversation.closed.addEventListener('abort', () => known.delete(key), { once: true });
    return meeting;
  }

  return {
    named,
    find: (applicationId, id) =>
      [...[...known.values()].map(({ conversation }) => conversation), ...unnamed()].find(
        (one) => one.id === id && one.applicationId === applicationId,
      ),
  };
}
