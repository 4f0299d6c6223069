import { pino, type DestinationStream, type Logger } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];
export type Log = Logger;

/** One JSON object a line, to standard output unless told otherwise. Never give it a token or a cookie. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: { program: 'server' } };
  return destination ? pino(options, destination) : pino(options);
}

/** Whatever was dialled, as a log may show it: the last two digits of a number, nothing of anything else. */
export function maskNumber(dialled: string): string {
  return `…${/^\+?[\d -]{3,}$/.test(dialled) ? dialled.slice(-2) : ''}`;
}
