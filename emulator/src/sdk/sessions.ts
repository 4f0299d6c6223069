import type { Clock } from '../platform/ports.ts';
import type { Owner } from '../platform/browsers/owner.ts';
import type { User } from '../platform/browsers/users.ts';
import type { Dialect } from './dialect.ts';
import { Session } from './session.ts';

export interface SessionsDependencies {
  readonly clock: Clock;
  /** Names a new session. */
  readonly newId: () => string;
  readonly onCame: (owner: Owner, dialect: Dialect) => void;
  readonly onGone: (session: string) => void;
  /** Hears all that goes to a browser. */
  readonly onSent: (session: Session, type: string, payload: object) => void;
}

/** All signed-in browsers. */
export class Sessions {
  readonly #dependencies: SessionsDependencies;
  readonly #sessions = new Map<string, Session>();

  constructor(dependencies: SessionsDependencies) {
    this.#dependencies = dependencies;
  }

  /** That user's session of that id, or a new one: a browser that was away too long starts afresh. */
  open(user: User, dialect: Dialect, id?: string): Session {
    return this.find(user, id) ?? this.#create(user, dialect);
  }

  find(user: User, id: string | undefined): Session | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    return session?.user.id === user.id ? session : undefined;
  }

  of(user: { readonly id: string }): readonly Session[] {
    return [...this.#sessions.values()].filter((session) => session.user.id === user.id);
  }

  /** Lets all their tokens expire at once. How many there were. */
  readonly expireAll = (): number => {
    const { clock } = this.#dependencies;
    for (const session of this.#sessions.values()) session.expireAt(clock.now());
    return this.#sessions.size;
  };

  closeAll(): void {
    for (const session of this.#sessions.values()) session.close();
  }

  #create(user: User, dialect: Dialect): Session {
    const { clock, newId, onCame, onGone, onSent } = this.#dependencies;
    const id = newId();
    const session: Session = new Session({
      id,
      user,
      dialect,
      clock,
      onSent: (type, payload) => {
        onSent(session, type, payload);
      },
      onGone: () => {
        this.#sessions.delete(id);
        onGone(id);
      },
    });
    this.#sessions.set(id, session);
    onCame({ user, session: id }, dialect);
    return session;
  }
}
