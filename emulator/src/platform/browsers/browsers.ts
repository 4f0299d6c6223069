import type { Conversation, ConversationEvent } from '../conversations/conversation.ts';
import type { Invited } from './invited.ts';
import type { Owner } from './owner.ts';
import type { User } from './users.ts';

/** Who hears an event: browsers of one user. */
export interface Audience {
  readonly conversation: Conversation;
  readonly owner: { readonly user: User };
  /** Which of the user's sessions; all when left out. */
  readonly hears?: (session: string) => boolean;
}

/** What an SDK knows to do beside what all do. */
export interface Abilities {
  /** It is offered sound with an invitation, in place of offering its own when it answers. */
  readonly takesOffers: boolean;
  /** It brings audio back that was lost: its calls wait for it. */
  readonly bringsBack: boolean;
}

/** The browsers that are signed in, and those that are called. */
export interface Browsers {
  readonly signedIn: (user: User) => boolean;
  /** Whether any browser of that user, or that one alone, can do so. */
  readonly can: (
    what: keyof Abilities,
    of: { readonly user: User; readonly session?: string },
  ) => boolean;
  readonly came: (owner: Owner, abilities: Abilities) => void;
  readonly gone: (session: string) => void;
  /** Keeps an invited browser known, for a while also when its call is over. */
  readonly add: (invited: Invited) => void;
  /** The newest first. */
  readonly invited: () => readonly Invited[];
  /** Tells browsers of that user something that the conversation does not remember. */
  readonly aside: (
    event: Omit<ConversationEvent, 'id'>,
    to: Audience,
    hears?: Audience['hears'],
  ) => void;
}

/** How many ended calls to browsers are known. */
const kept = 50;

export function createBrowsers(
  tell: (event: ConversationEvent, audience: Audience) => void,
): Browsers {
  const sessions = new Map<string, { readonly user: string; readonly abilities: Abilities }>();
  let invited: readonly Invited[] = [];

  return {
    signedIn: ({ id }) => [...sessions.values()].some(({ user }) => user === id),
    can: (what, { user, session: one }) =>
      [...sessions].some(
        ([session, { user: id, abilities }]) =>
          id === user.id && (one === undefined || one === session) && abilities[what],
      ),
    came: ({ user, session }, abilities) => {
      sessions.set(session, { user: user.id, abilities });
    },
    gone: (session) => {
      sessions.delete(session);
      for (const one of invited) if (one.live && one.session === session) one.hangUp();
    },
    add: (one) => {
      const ended = invited.filter(({ live }) => !live).slice(kept);
      invited = [one, ...invited.filter((other) => !ended.includes(other))];
    },
    invited: () => invited,
    aside: (event, { conversation, owner }, hears) => {
      tell(event, { conversation, owner, ...(hears && { hears }) });
    },
  };
}
