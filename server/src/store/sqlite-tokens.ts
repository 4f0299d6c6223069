import type { DatabaseSync } from 'node:sqlite';
import { isReplay } from './is-replay.ts';
import type { TokenUse } from './store.ts';

/** What tokens were used for; see the port. The caller sees to the transaction. */
export function tokenStatements(database: DatabaseSync) {
  const insert = database.prepare(
    'INSERT INTO tokens (id, used_for, used_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const find = database.prepare('SELECT used_for, used_at FROM tokens WHERE id = ?');
  const drop = database.prepare(
    'DELETE FROM tokens WHERE id IN (SELECT id FROM tokens WHERE used_at < ? LIMIT ?)',
  );

  function claim(use: TokenUse): TokenUse {
    if (insert.run(use.id, use.usedFor, use.usedAt).changes === 1) return use;
    const row = find.get(use.id);
    return { id: use.id, usedFor: String(row?.used_for), usedAt: Number(row?.used_at) };
  }

  return {
    claim,
    /** Claims a token, if there is one; false when it is a replay. */
    mayUse: (use: TokenUse | undefined): boolean => !use || !isReplay(use, claim(use)),
    forget: (before: number, limit: number): number => Number(drop.run(before, limit).changes),
  };
}
