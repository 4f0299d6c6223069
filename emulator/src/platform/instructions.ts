import { ncco } from '@hotline/protocol/ncco';
import type { Ncco } from '@hotline/protocol/ncco';
import type { Payload } from './leg-payloads.ts';
import type { Teller } from './teller.ts';

/** What the customer's server wants done, or what the platform complains about. */
export type Instructions =
  { readonly ok: true; readonly ncco: Ncco } | { readonly ok: false; readonly complaint: string };

/** Asks the answer URL. The first complaint is the emulator's own wording, the second the platform's. */
export async function askForInstructions(teller: Teller, payload: Payload): Promise<Instructions> {
  const reply = await teller.ask(payload);
  if (!reply.ok) {
    return { ok: false, complaint: `The answer URL gave no instructions: ${reply.reason}` };
  }
  const parsed = ncco.safeParse(reply.body);
  return parsed.success
    ? { ok: true, ncco: parsed.data }
    : { ok: false, complaint: 'Syntax error in NCCO. Invalid value type or action.' };
}
