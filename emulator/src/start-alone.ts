import { readApplicationFile, type SetUp } from './alone/application-file.ts';
import type { ReadFile } from './alone/read-key.ts';
import { StartError } from './alone/start-error.ts';
import { createEmulator, type Emulator } from './emulator.ts';
import { PortError } from './listen.ts';
import type { NamedPhone } from './platform/phones/known-phones.ts';

export interface AloneDependencies {
  readonly port: number;
  /** Whose phones there are, beside those of the file. */
  readonly phones?: readonly NamedPhone[];
  /** The path of the application file. */
  readonly file: string;
  /** The text of a file; a path within the application file counts from that file. */
  readonly readFile: (path: string, from?: string) => string;
}

export interface RunningAlone {
  readonly url: string;
  /** What to tell whoever started it. */
  readonly greeting: string;
  stop(): Promise<void>;
}

/** Starts an emulator with the applications of a file. Rejects with a `StartError`. */
export async function startAlone(dependencies: AloneDependencies): Promise<RunningAlone> {
  const { port, phones = [] } = dependencies;
  const setUp = readSetUp(dependencies);
  const emulator = createEmulator({ port, account: setUp.account });
  for (const application of setUp.applications) emulator.addApplication(application);
  for (const [number, habit] of Object.entries(setUp.habits)) {
    emulator.platform.setHabit(number, habit);
  }
  emulator.setPhones([...setUp.phones, ...phones]);
  const url = await start(emulator, port);
  return { url, greeting: greet(url, setUp), stop: () => emulator.stop() };
}

function readSetUp({ file, readFile }: AloneDependencies): SetUp {
  const read: ReadFile = (path) => readFile(path, file);
  let content: string;
  try {
    content = readFile(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const [code, why] = missing
      ? (['application-file-missing', 'does not exist. See --help'] as const)
      : (['application-file-unreadable', `cannot be read: ${String(error)}`] as const);
    throw new StartError(code, `${file} ${why}.`);
  }
  try {
    return readApplicationFile(content, read);
  } catch (error) {
    throw error instanceof StartError
      ? new StartError(error.code, `${file}: ${error.message}.`)
      : error;
  }
}

async function start(emulator: Emulator, port: number): Promise<string> {
  try {
    return (await emulator.start()).url;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    throw new StartError('port-unavailable', `Port ${port} cannot be had. Name another by --port.`);
  }
}

function greet(url: string, { applications }: SetUp): string {
  const lines = applications.map(
    ({ id, name = id, numbers }) => `  ${name}: ${numbers.join(', ') || 'no number'}`,
  );
  return [
    `The emulator listens on ${url}, for this machine only. Phones: ${url}/phones Inspector: ${url}/inspector`,
    ...lines,
    '',
  ].join('\n');
}
