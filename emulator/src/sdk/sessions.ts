import type { Clock } from '../platform/ports.ts';
import type { Owner } from '../platform/browsers/owner.ts';
import type { User } from '../platform/browsers/users.ts';
import { Session } from './session.ts';

export interface SessionsDependencies {
  readonly clock: Clock;
  /** Names a new session. */
  readonly newId: () => string;
  readonly onCame: (owner: Owner) => void;
  readonly onGone: (session: string) => void;
}

/** All signed-in browsers. */
export class Sessions {
  readonly #dependencies: SessionsDependencies;
  readonly #sessions = new Map<string, Session>();

  constructor(dependencies: SessionsDependencies) {
    this.#dependencies = dependencies;
  }

  /** That user's session of that id, or a new one: a browser that was away too long starts afresh. */
  open(user: User, id?: string): Session {
    return this.find(user, id) ?? this.#create(user);
  }

  find(user: User, id: string | undefined): Session | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    return session?.user.id === user.id ? session : undefined;
  }

  of(user: { readonly id: string }): readonly Session[] {
    return [...this.#sessions.values()].filter((session) => session.user.id === user.id);
  }

  closeAll(): void {
    for (const session of this.#sessions.values()) session.close();
  }

  #create(user: User): Session {
    const { clock, newId, onCame, onGone } = this.#dependencies;
    const id = newId();
    const session = new Session({
      id,
      user,
      clock,
      onGone: () => {
        this.#sessions.delete(id);
        onGone(id);
      },
    });
    this.#sessions.set(id, session);
    onCame({ user, session: id });
    return session;
  }
}
