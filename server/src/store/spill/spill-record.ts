import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { KeptEvent } from '../store.ts';

/** Length of the JSON, then the CRC32 of that length and the JSON: four bytes each, little-endian. */
const headBytes = 8;

/** No record is longer; an event's body comes in 16 KB at most. */
export const longestRecord = 1 << 20;

const keptEvent = z.object({
  id: z.string(),
  conversation: z.string(),
  receivedAt: z.number(),
  body: z.string(),
  trouble: z.boolean(),
}) satisfies z.ZodType<KeptEvent>;

export function spillRecord(event: KeptEvent): Buffer {
  const json = Buffer.from(JSON.stringify({ ...event, token: undefined }));
  const record = Buffer.concat([Buffer.alloc(headBytes), json]);
  record.writeUInt32LE(json.length, 0);
  record.writeUInt32LE(checksum(record, json), 4);
  return record;
}

export interface ReadRecord {
  readonly event: KeptEvent;
  readonly end: number;
}

/** The event whose record begins there; undefined when it is not all there, or damaged. */
export function readRecord(bytes: Buffer, at: number): ReadRecord | undefined {
  if (at + headBytes > bytes.length) return undefined;
  const record = bytes.subarray(at);
  const end = at + headBytes + record.readUInt32LE(0);
  if (end > bytes.length) return undefined;
  const json = bytes.subarray(at + headBytes, end);
  if (record.readUInt32LE(4) !== checksum(record, json)) return undefined;
  const event = eventIn(json.toString());
  return event && { event, end };
}

/** Undefined when another program, or another version of this one, wrote it. */
function eventIn(json: string): KeptEvent | undefined {
  try {
    return keptEvent.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function checksum(record: Buffer, json: Buffer): number {
  // With the length in it, a stretch of zeros is no record.
  return crc32(json, crc32(record.subarray(0, 4)));
}
