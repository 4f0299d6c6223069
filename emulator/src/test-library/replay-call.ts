import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { systemClock } from '../platform/system-clock.ts';
import { callFile } from '../replay/call-file.ts';
import { replayCall as replay, type ReplayOptions } from '../replay/replay-call.ts';
import { replayReport } from '../replay/replay-report.ts';
import { ScriptError } from './script-error.ts';

/**
 * Sends the webhooks of an exported call (the file's path, or what is in it) to a server again, freshly signed. Rejects
 * with a `ScriptError` that shows where its replies are not as recorded, or that there is nothing to replay.
 */
export async function replayCall(file: string | object, options: ReplayOptions): Promise<void> {
  const content: unknown = typeof file === 'string' ? JSON.parse(readFileSync(file, 'utf8')) : file;
  const replayed = await replay(callFile.parse(content), options, {
    clock: systemClock,
    newId: randomUUID,
  });
  const same = replayed.length > 0 && replayed.every((one) => one.differences.length === 0);
  if (!same) throw new ScriptError(`The call went another way.\n${replayReport(replayed)}`);
}
