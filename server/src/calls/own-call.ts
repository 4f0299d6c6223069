import { HttpError } from '../errors.ts';
import type { Store, StoredCall } from '../store/store.ts';

/** A call of this user's. @throws HttpError 404 `call-unknown`, for another's as for nobody's */
export async function ownCall(
  store: Pick<Store, 'find'>,
  user: string,
  id: string,
): Promise<StoredCall> {
  const call = await store.find(id);
  if (call?.user === user) return call;
  throw new HttpError('call-unknown');
}
