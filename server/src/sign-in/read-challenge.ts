import { z } from 'zod';

const clientData = z.object({ challenge: z.string().max(128) });

/** The question that a passkey's answer is to; undefined when it names none. */
export function readChallenge(clientDataJson: string): string | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString());
    return clientData.parse(json).challenge;
  } catch {
    return undefined;
  }
}
