import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readApplicationFile } from './alone/application-file.ts';
import type { ReplayFlags } from './alone/replay-flags.ts';
import { inWords, StartError } from './alone/start-error.ts';
import { systemClock } from './platform/system-clock.ts';
import { callFile, type CallFile } from './replay/call-file.ts';
import { replayCall } from './replay/replay-call.ts';
import { replayReport } from './replay/replay-report.ts';
import type { SigningIdentity } from './webhooks/signature.ts';

export interface ReplayAloneDependencies extends ReplayFlags {
  /** The text of a file; a path within the application file counts from that file. */
  readonly readFile: (path: string, from?: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Replays an exported call; what to tell whoever asked, and whether all replies were as recorded. Rejects with a `StartError`. */
export async function replayAlone(
  dependencies: ReplayAloneDependencies,
): Promise<{ readonly report: string; readonly same: boolean }> {
  const file = readCall(dependencies);
  const identity = identityOf(file.application, dependencies);
  const replayed = await replayCall(
    file,
    { ...dependencies, identity },
    { clock: systemClock, newId: randomUUID },
  );
  const notes = [
    ...(file.complete ? [] : ['The recording is not complete: it may go another way.']),
    ...(identity
      ? []
      : ['Nobody signs: name the application file by --file, or set VONAGE_SIGNATURE_SECRET.']),
  ];
  return {
    report: [...notes, replayReport(replayed)].join('\n'),
    same: replayed.length > 0 && replayed.every(({ differences }) => differences.length === 0),
  };
}

function readCall({ file, readFile }: ReplayAloneDependencies): CallFile {
  try {
    return callFile.parse(JSON.parse(readFile(file)));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : inWords(error);
    throw new StartError('call-file-invalid', `${file} is no exported call: ${why}`);
  }
}

/** Whose secret signs: as an application file says, or else the environment. */
function identityOf(
  applicationId: string,
  { applications: file, readFile, env }: ReplayAloneDependencies,
): SigningIdentity | undefined {
  if (file !== undefined) {
    const { applications } = readApplicationFile(readFile(file), (path) => readFile(path, file));
    const known = applications.find(({ id }) => id === applicationId) ?? applications[0];
    return known && { ...known, applicationId: known.id };
  }
  const { VONAGE_SIGNATURE_SECRET: signatureSecret, VONAGE_API_KEY: apiKey = '' } = env;
  return signatureSecret === undefined ? undefined : { applicationId, apiKey, signatureSecret };
}
