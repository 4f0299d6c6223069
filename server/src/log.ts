import { pino, type DestinationStream, type Logger } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];
export type Log = Logger;

/** Lines wait this long for company, milliseconds: writing each by itself costs more than making it. */
const patience = { sync: false, minLength: 16_384, maxWrite: 65_536, periodicFlush: 100 };

/**
 * One JSON object a line, to standard output unless told otherwise. Never give it a token or a cookie.
 * What waits is written when the process exits.
 */
export function createLog(level: LogLevel, destination = destinationOf(level)): Log {
  return pino({ level, base: { program: 'server' } }, destination);
}

/** Standard output looks every 100 ms for what waits; a log that says nothing needs none of that. */
function destinationOf(level: LogLevel): DestinationStream {
  return level === 'silent' ? { write: () => undefined } : pino.destination(patience);
}

/** Whatever was dialled, as a log may show it: the last two digits of a number, nothing of anything else. */
export function maskNumber(dialled: string): string {
  return `…${/^\+?[\d -]{3,}$/.test(dialled) ? dialled.slice(-2) : ''}`;
}
