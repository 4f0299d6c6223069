import { pino, type DestinationStream, type Logger } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];
export type Log = Logger;

/**
 * One JSON object a line, to standard output unless told otherwise. Never give it a token or a cookie. Lines are
 * written beside the work, at once when it is quiet and several together when it is busy; none is lost at an exit.
 */
export function createLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ sync: false }),
): Log {
  return pino({ level, base: { program: 'server' } }, destination);
}

/** Whatever was dialled, as a log may show it: the last two digits of a number, nothing of anything else. */
export function maskNumber(dialled: string): string {
  return `…${/^\+?[\d -]{3,}$/.test(dialled) ? dialled.slice(-2) : ''}`;
}
