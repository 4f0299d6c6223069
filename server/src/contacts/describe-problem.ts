import type { ContactsProblem } from '@hotline/protocol/contact';

/** The problem as one line for a terminal. */
export function describeProblem(path: string, { line, column, message }: ContactsProblem): string {
  const place = line === undefined ? '' : `, line ${line}, column ${column ?? 1}`;
  return `${path}${place}: ${message}`;
}
