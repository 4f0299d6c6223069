import type { Application } from '../applications.ts';
import type { Ids } from '../ids.ts';

/** What a customer says about a user, and may change. */
export interface UserDetails {
  readonly name: string;
  readonly displayName?: string;
  readonly imageUrl?: string;
  /** Kept to the letter, both. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly channels?: Readonly<Record<string, unknown>>;
}

export interface User extends UserDetails {
  /** `USR-…`, the same for the same name as long as the platform runs. */
  readonly id: string;
  readonly applicationId: string;
  /** Counts all users: a later one has more. */
  readonly serial: number;
}

export interface Users {
  /** The application's user of that name; `undefined` when its list of users lacks the name. */
  find(application: Application, name: string): User | undefined;
  /** Those who were created, are on the application's list, or were met: the oldest first. */
  list(application: Application): readonly User[];
  /** `undefined` when the name is taken. One who was only met so far is taken for the new user. */
  create(application: Application, details: Partial<UserDetails>): User | undefined;
  /** Leaves what `change` does not name as it is; `undefined` when the new name is taken. */
  update(user: User, change: Partial<UserDetails>): User | undefined;
  /** From now on nobody has that name, listed or not, until it is created again. */
  remove(user: User): void;
}

interface Entry {
  readonly user: User;
  /** Otherwise the user follows from the application's list, or from there being none. */
  readonly created: boolean;
}

export function createUsers(ids: Ids): Users {
  return new UserBook(ids);
}

class UserBook implements Users {
  readonly #ids: Ids;
  readonly #entries = new Map<string, Entry>();
  /** The ids by application and name. */
  readonly #names = new Map<string, string>();
  readonly #removed = new Set<string>();
  #last = 0;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  find(application: Application, name: string): User | undefined {
    const { id } = application;
    const entry = this.#of(id, name);
    if (entry?.created !== true && !this.#implied(application, name)) return undefined;
    return entry?.user ?? this.#keep({ ...this.#next(), name, applicationId: id }, false);
  }

  list(application: Application): readonly User[] {
    for (const name of application.users ?? []) this.find(application, name);
    return [...this.#entries.values()]
      .map(({ user }) => user)
      .filter(({ applicationId }) => applicationId === application.id)
      .filter(({ name }) => this.find(application, name))
      .sort((one, other) => one.serial - other.serial);
  }

  create(application: Application, details: Partial<UserDetails>): User | undefined {
    const { id: applicationId, users } = application;
    const { name = `NAM-${this.#ids.leg()}` } = details;
    const entry = this.#of(applicationId, name);
    const listed = users !== undefined && this.#implied(application, name);
    if (entry?.created === true || listed) return undefined;
    const { id, serial } = entry?.user ?? this.#next();
    return this.#keep({ ...details, id, serial, name, applicationId }, true);
  }

  update(user: User, change: Partial<UserDetails>): User | undefined {
    const { name = user.name } = change;
    const other = this.#of(user.applicationId, name);
    if (other && other.user.id !== user.id) return undefined;
    if (name !== user.name) this.remove(user);
    return this.#keep({ ...user, ...change }, true);
  }

  remove({ id, applicationId, name }: User): void {
    this.#entries.delete(id);
    this.#names.delete(key(applicationId, name));
    this.#removed.add(key(applicationId, name));
  }

  #next(): Pick<User, 'id' | 'serial'> {
    this.#last += 1;
    return { id: this.#ids.user(), serial: this.#last };
  }

  #implied({ id, users }: Application, name: string): boolean {
    return users?.includes(name) !== false && !this.#removed.has(key(id, name));
  }

  #of(applicationId: string, name: string): Entry | undefined {
    const id = this.#names.get(key(applicationId, name));
    return id === undefined ? undefined : this.#entries.get(id);
  }

  #keep(user: User, created: boolean): User {
    this.#removed.delete(key(user.applicationId, user.name));
    this.#names.set(key(user.applicationId, user.name), user.id);
    this.#entries.set(user.id, { user, created });
    return user;
  }
}

const key = (applicationId: string, name: string): string => `${applicationId} ${name}`;
