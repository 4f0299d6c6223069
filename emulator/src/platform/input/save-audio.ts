import type { Stage } from '../run/stage.ts';

/** Stops the recording, and says where the application's server fetches it; nowhere when it could not be made. */
export type StopSaving = () => Promise<string | undefined>;

/** Records what is said in the caller's conversation, from now on. */
export function saveAudio({
  application,
  conversation,
  files,
  fileUrl,
  report,
}: Stage): StopSaving {
  const writer = files.create({ applicationId: application.id, type: 'audio/wav' });
  const faults: unknown[] = [];
  const recording = conversation.room.record({
    format: 'wav',
    channels: 1,
    write: (bytes, position) => {
      try {
        writer.write(bytes, position);
      } catch (error) {
        faults.push(error);
      }
    },
  });
  return async () => {
    await recording.stop().catch((error: unknown) => faults.push(error));
    writer.close();
    const [fault] = faults;
    if (fault === undefined) return fileUrl(writer.id);
    report(fault);
    return undefined;
  };
}
