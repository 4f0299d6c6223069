import { ConfigError, readConfig } from './config.ts';
import { createEmulator } from './emulator.ts';
import { PortError } from './listen.ts';

try {
  const { application, ...options } = readConfig(process.env);
  const emulator = createEmulator(options);
  emulator.addApplication(application);
  const { url } = await emulator.start();
  process.stdout.write(
    `The emulator listens on ${url}, for this machine only. Phones: ${url}/phones Inspector: ${url}/inspector\n`,
  );
  const stop = (): void => void emulator.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof PortError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
