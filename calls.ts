/** What `npm run calls` runs: the switch that stops all calls. */
import { systemClock } from '@hotline/server/clock';
import { calls } from '@hotline/server/commands/calls';
import { readStoreOptions } from '@hotline/server/config';
import { StartError } from '@hotline/server/start-error';
import { config as loadDotenv } from 'dotenv';

const words = new Map([
  ['on', { on: true }],
  ['off', { on: false }],
  ['status', {}],
]);

loadDotenv({ quiet: true });
try {
  process.stdout.write(`${await run(process.argv[2])}\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Does what the word says; gives the line that tells how it stands. */
async function run(word = ''): Promise<string> {
  const wanted = words.get(word);
  if (!wanted) throw new StartError('Write: npm run calls -- off, on or status');
  const place = readStoreOptions(process.env);
  const { on, by, at } = await calls({ ...place, ...wanted, clock: systemClock });
  const since =
    at === undefined ? '' : ` since ${new Date(at).toISOString()}, by ${by ?? 'nobody'}`;
  const rest = on ? '' : ' Calls that go on are not ended.';
  return `Calls are ${on ? 'on' : 'off'}${since}.${rest}`;
}
