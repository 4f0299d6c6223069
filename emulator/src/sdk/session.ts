import type { Clock } from '../platform/ports.ts';
import type { User } from '../platform/browsers/users.ts';
import type { Dialect, SdkEvent } from './dialect.ts';

/** The socket of a session. */
export interface Line {
  send(type: string, payload: object): void;
  /** Ends the socket for good: the SDK does not come back by itself. */
  end(): void;
}

export interface SessionDependencies {
  readonly id: string;
  readonly user: User;
  readonly dialect: Dialect;
  readonly clock: Clock;
  /** Hears all that goes to the browser. */
  readonly onSent: (type: string, payload: object) => void;
  /** The session is over: logged out, or its browser did not come back. */
  readonly onGone: () => void;
}

/** A signed-in browser. It outlives its socket for a while, and keeps what is missed meanwhile. */
export class Session {
  readonly id: string;
  readonly user: User;
  readonly dialect: Dialect;
  readonly #dependencies: SessionDependencies;
  #line: Line | undefined;
  #missed: SdkEvent[] = [];
  #over = false;
  #callOffGrace: () => void = () => undefined;
  #callOffExpiry: () => void = () => undefined;

  constructor(dependencies: SessionDependencies) {
    this.#dependencies = dependencies;
    this.id = dependencies.id;
    this.user = dependencies.user;
    this.dialect = dependencies.dialect;
  }

  /** Takes a (new) socket; what was missed goes with the greeting. An older socket is ended. */
  attach(line: Line, expiresAt: number): void {
    this.#callOffGrace();
    const older = this.#line;
    this.#line = line;
    // Only now: the end of the socket in use would be taken for the browser's.
    older?.end();
    const pending = this.#missed.splice(0);
    const { id, name } = this.user;
    this.#send('session:success', {
      body: {
        id: this.id,
        user_id: id,
        name,
        ...this.dialect.greeting(this.user),
        ...(pending.length > 0 && { pending_events: pending }),
      },
    });
    this.expireAt(expiresAt);
  }

  /** That socket is gone. */
  detach(line: Line): void {
    if (this.#over || this.#line !== line) return;
    this.#line = undefined;
    this.#callOffExpiry();
    this.#callOffGrace = this.#dependencies.clock.after(this.dialect.graceTime, () => {
      this.close();
    });
  }

  /** The time from which the session's token is worth nothing. */
  expireAt(at: number): void {
    const { clock } = this.#dependencies;
    this.#callOffExpiry();
    this.#callOffExpiry = clock.after(at - clock.now(), () => {
      const code = 'system:error:expired-token';
      this.#send(code, { code, description: 'Token has expired', body: {} });
      this.#line?.end();
    });
  }

  deliver(event: SdkEvent): void {
    const { type, ...payload } = event;
    if (this.#line) this.#send(type, payload);
    else this.#missed.push(event);
  }

  /** Ends the session for good. Idempotent. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#callOffGrace();
    this.#callOffExpiry();
    this.#line = undefined;
    this.#dependencies.onGone();
  }

  #send(type: string, payload: object): void {
    if (!this.#line) return;
    this.#line.send(type, payload);
    this.#dependencies.onSent(type, payload);
  }
}
