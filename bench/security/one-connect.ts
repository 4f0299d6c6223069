import { withDatabases } from '../whole/databases.ts';
import { some, untried, type Check, type Finding } from './finding.ts';
import { startRunning } from './running.ts';

const check =
  'one placed call, 200 questions at once, half of them to another server of the same PostgreSQL';
const atOnce = 200;

/** However many ask at once, at whichever server: a call is connected once. */
export const oneConnect: Check = async (share) => {
  const found: Finding[] = [];
  await withDatabases(async (database) => {
    found.push(await race(await database(), some(20, share)));
  });
  return found.length > 0 ? found : [untried(check, 'no PostgreSQL on this machine')];
};

async function race(databaseUrl: string, calls: number): Promise<Finding> {
  const options = { env: { DATABASE_URL: databaseUrl } };
  await using one = await startRunning(options);
  await using other = await startRunning(options);
  const cookie = await one.signIn('john');
  const connects: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const to = await one.place(cookie);
    const asked = Array.from({ length: atOnce }, async (_, index) => {
      const leg = { uuid: `${call}-${index}`, conversation_uuid: `CON-${call}-${index}` };
      const { text } = await (index % 2 ? one : other).ask({ to, from_user: 'john', ...leg });
      return { leg, connected: text.includes('"connect"') };
    });
    const won = (await Promise.all(asked)).filter(({ connected }) => connected);
    connects.push(won.length);
    for (const { leg } of won) await other.tell({ status: 'completed', ...leg });
  }
  const total = connects.reduce((sum, count) => sum + count, 0);
  return {
    check,
    tried: calls * atOnce,
    outcome: `${calls} calls, ${total} connects, at most ${Math.max(...connects)} a call`,
    holds: connects.every((count) => count === 1),
  };
}
