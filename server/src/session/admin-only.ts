import { HttpError } from '../errors.ts';
import type { SignedIn } from './signed-in.ts';

/** The admin who sent a request. @throws HttpError 401 `not-signed-in`, 403 `admin-only` */
export function createAdminOnly(signedIn: SignedIn): SignedIn {
  return async (req) => {
    const person = await signedIn(req);
    if (!person.admin) throw new HttpError('admin-only');
    return person;
  };
}
