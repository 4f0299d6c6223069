import { parseArgs } from 'node:util';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { inWords, StartError } from './start-error.ts';

export interface Flags {
  readonly port: number;
  /** Of the application file. */
  readonly file: string;
  /** Whose phones there are, beside those of the file. */
  readonly phones: readonly NamedPhone[];
  /** What to print instead of starting. */
  readonly instead?: 'help' | 'version';
}

export const help = `vonage-emulator: a stand-in for Vonage Voice, on this machine only

Usage: vonage-emulator [FILE] [--port PORT] [--phone NUMBER=NAME]…
       vonage-emulator replay CALL --answer-url URL [--event-url URL] …

  FILE, --file FILE  the application file (default: emulator.json)
  --port PORT        where to listen (default: 3100; 0 takes a free one)
  --phone NUMBER=NAME
                     whose phone that is; as often as there are phones
  --help             this
  --version          which version this is

Replay sends the webhooks of a call that the inspector has exported to a server again, freshly
signed, and shows where it replies otherwise: then it exits with 1.

  --answer-url, --event-url, --fallback-url URL
                     where to; without an event URL, no events
  --set NAME=VALUE   what a field of the webhooks is to say now: to=… for what was dialled
  --mask PATH        what of the replies may differ, such as [1].eventUrl or [*].text
  --file FILE        the application file with the secret that signs; without it,
                     VONAGE_SIGNATURE_SECRET and VONAGE_API_KEY
`;

/** Throws a `StartError`. */
export function readFlags(words: readonly string[]): Flags {
  const { values, positionals } = parse(words);
  const [file = 'emulator.json', second] = [values.file ?? [], positionals].flat();
  if (second !== undefined) throw new StartError('flag-invalid', 'There can be one file only.');
  const instead = (['help', 'version'] as const).find((flag) => values[flag]);
  const phones = values.phone.map(readPhone);
  return { port: readPort(values.port), file, phones, ...(instead && { instead }) };
}

function readPhone(text: string): NamedPhone {
  const [, number, name] = /^\+?([1-9]\d{6,14})=\s*(\S.*)$/.exec(text) ?? [];
  if (number !== undefined && name !== undefined) return { number, name };
  throw new StartError('flag-invalid', `--phone ${text} is not NUMBER=NAME.`);
}

function readPort(port: string): number {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new StartError('flag-invalid', `--port ${port} is not a port.`);
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '3100' },
        file: { type: 'string' },
        phone: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
  } catch (error) {
    const [line = ''] = inWords(error).split('. ');
    throw new StartError('flag-invalid', `${line.replace(/\.$/, '')}. See --help.`);
  }
}
