import { z } from 'zod';
import { auditStatement } from '../audit/audit-log.ts';
import type { Clock } from '../clock.ts';
import { sql, type Sql } from '../store/sql.ts';

/** Whether calls may be placed at all, and who said so when. */
export interface CallsState {
  readonly on: boolean;
  /** Absent until somebody has used the switch. */
  readonly by?: string;
  readonly at?: number;
}

/** Stops all new calls, at every server of this store. */
export interface CallsSwitch {
  /** As it stands; what another server or a command sets is known here within 2 s. */
  read(): Promise<CallsState>;
  /** @param admin nobody when it is the command */
  set(on: boolean, admin?: string): Promise<CallsState>;
}

/** No user is named so. */
const command = 'npm run calls';

/** So long it is not asked for again. */
const freshMs = 2000;

export interface CallsSwitchDependencies {
  readonly store: Sql;
  readonly clock: Pick<Clock, 'now'>;
}

export function createCallsSwitch({ store, clock }: CallsSwitchDependencies): CallsSwitch {
  let known: { readonly state: CallsState; readonly readAt: number } | undefined;

  function remember(state: CallsState): CallsState {
    known = { state, readAt: clock.now() };
    return state;
  }

  return {
    read: async () => {
      if (known && clock.now() - known.readAt < freshMs) return known.state;
      const [row] = await store.rows("SELECT value FROM switches WHERE name = 'calls'");
      return remember(row ? switchRow.parse(row).value : { on: true });
    },
    set: async (on, admin) => {
      const at = clock.now();
      const state = { on, by: admin ?? command, at };
      const change = {
        kind: 'limits-changed',
        details: { calls: on ? 'on' : 'off', by: state.by },
      } as const;
      const entry = admin === undefined ? change : { ...change, user: admin };
      await store.write(sql(upsert, JSON.stringify(state)), auditStatement(at, entry));
      return remember(state);
    },
  };
}

const upsert = `INSERT INTO switches (name, value) VALUES ('calls', $1)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

const switchRow = z.object({
  value: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.object({ on: z.boolean(), by: z.string(), at: z.int() })),
});
