import { join } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { readConfig } from './config.ts';
import { demoApplication } from './demo-application.ts';
import { StartError } from './start-error.ts';
import { startServer } from './start-server.ts';

try {
  loadDotenv({ quiet: true });
  const config = readConfig(process.env, join(import.meta.dirname, '../..'));
  const { application = demoApplication(config.dataDir) } = config;
  const server = await startServer({ ...config, application });
  process.stdout.write(`Hotline's server: ${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop());
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
