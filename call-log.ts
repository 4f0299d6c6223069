/** What `npm run backup` and `npm run erase` run. */
import { backup } from '@hotline/server/commands/backup';
import { erase } from '@hotline/server/commands/erase';
import { readStoreOptions } from '@hotline/server/config';
import { StartError } from '@hotline/server/start-error';
import type { Person } from '@hotline/server/store/store';
import { config as loadDotenv } from 'dotenv';

const usage =
  'Write: npm run backup -- FILE, npm run erase -- user NAME, or npm run erase -- contact ID';

loadDotenv({ quiet: true });
try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Does what the words say; gives the line that tells it is done. */
async function run([command, first, second]: readonly string[]): Promise<string> {
  const place = readStoreOptions(process.env);
  if (command === 'backup' && first) {
    await backup({ ...place, file: first });
    return `All calls are in ${first}`;
  }
  if (command !== 'erase') throw new StartError(usage);
  const { gone, left } = await erase({ ...place, person: personIn(first, second) });
  if (left === 0) return `Forgotten: ${gone} calls`;
  throw new StartError(`Forgotten: ${gone} calls; ${left} are not over yet: do it again later.`);
}

function personIn(kind?: string, name?: string): Person {
  if (name && kind === 'user') return { user: name };
  if (name && kind === 'contact') return { contactId: name };
  throw new StartError(usage);
}
