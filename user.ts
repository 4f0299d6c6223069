/** What `npm run user` runs: who may use Hotline. */
import { randomBytes } from 'node:crypto';
import { systemClock } from '@hotline/server/clock';
import { user } from '@hotline/server/commands/user';
import { readStoreOptions } from '@hotline/server/config';
import { StartError } from '@hotline/server/start-error';
import { config as loadDotenv } from 'dotenv';

loadDotenv({ quiet: true });
try {
  const options = {
    ...readStoreOptions(process.env),
    publicUrl: process.env.PUBLIC_URL,
    ...{ clock: systemClock, random: randomBytes },
  };
  process.stdout.write(`${await user(process.argv.slice(2), options)}\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
