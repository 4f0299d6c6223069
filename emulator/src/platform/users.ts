import type { Application } from './applications.ts';
import type { Ids } from './ids.ts';

export interface User {
  /** `USR-…`, the same for the same name as long as the platform runs. */
  readonly id: string;
  readonly name: string;
  readonly applicationId: string;
}

export interface Users {
  /** The application's user of that name; `undefined` when its list of users lacks the name. */
  find(application: Application, name: string): User | undefined;
}

export function createUsers(ids: Ids): Users {
  const known = new Map<string, User>();
  return {
    find: (application, name) => {
      if (application.users?.includes(name) === false) return undefined;
      const key = `${application.id} ${name}`;
      const user = known.get(key) ?? { id: ids.user(), name, applicationId: application.id };
      known.set(key, user);
      return user;
    },
  };
}
