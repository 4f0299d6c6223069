import type { Sql } from '../store/sql.ts';
import { StartError } from '../start-error.ts';
import { refuseOthers } from './only-owner.ts';

export interface Planned {
  readonly mode: 'demo' | 'live';
  readonly host: string;
  readonly contactsPath: string;
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

/**
 * A demo lets everybody in, so nobody else's machine may reach it; a live Hotline has private numbers.
 * @throws StartError
 */
export function refuseUnsafe({ mode, host, contactsPath }: Planned): void {
  if (mode === 'live') {
    refuseOthers(contactsPath);
  } else if (!loopback.includes(host)) {
    throw new StartError(
      `The demo listens on this machine only: "${host}" is not a loopback address.`,
    );
  }
}

/** A live Hotline without anybody who may come in would be of no use. @throws StartError */
export async function refuseWithoutUsers(store: Sql): Promise<void> {
  const found = await store.rows('SELECT name FROM users WHERE disabled = 0 LIMIT 1');
  if (found.length > 0) return;
  throw new StartError(
    'Nobody can sign in yet. Add the first user: npm run user -- add NAME --admin',
  );
}
