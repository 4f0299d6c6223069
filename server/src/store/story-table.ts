import type { KeptEvent, Note, StoredCall } from './store.ts';

/** What was told of calls, in memory: the platform's events and notes, in the order of their arrival. */
export interface StoryTable {
  heard(id: string): boolean;
  keep(event: KeptEvent): void;
  note(call: string, notes: readonly Note[]): void;
  events(conversation: string): readonly KeptEvent[];
  notes(call: string): readonly Note[];
  all(): KeptEvent[];
  /** Forgets all that belongs to a call. */
  forget(call: StoredCall): void;
  drop(event: KeptEvent): void;
}

export function createStoryTable(): StoryTable {
  const events = new Map<string, KeptEvent>();
  const byConversation = new Map<string, KeptEvent[]>();
  const notes = new Map<string, readonly Note[]>();
  const eventsOf = (conversation: string) => byConversation.get(conversation) ?? [];

  function drop({ id, conversation }: KeptEvent): void {
    events.delete(id);
    byConversation.set(
      conversation,
      eventsOf(conversation).filter((event) => event.id !== id),
    );
  }

  return {
    heard: (id) => events.has(id),
    keep: (event) => {
      events.set(event.id, event);
      const { conversation } = event;
      byConversation.set(conversation, [...eventsOf(conversation), event]);
    },
    note: (call, more) => {
      notes.set(call, [...(notes.get(call) ?? []), ...more]);
    },
    events: eventsOf,
    notes: (call) => notes.get(call) ?? [],
    all: () => [...events.values()],
    forget: ({ id, claim }) => {
      notes.delete(id);
      if (claim) for (const event of eventsOf(claim.conversation)) drop(event);
    },
    drop,
  };
}
