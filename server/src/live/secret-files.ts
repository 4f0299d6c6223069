import { StartError } from '../start-error.ts';
import type { Env } from './env.ts';
import { readSecretFile } from './read-secret-file.ts';

/** What may lie in a file that `NAME_FILE` names: the environment of a process is easily seen. */
const secrets = [
  'DATABASE_URL',
  'OIDC_CLIENT_SECRET',
  'VONAGE_API_KEY',
  'VONAGE_API_SECRET',
  'VONAGE_APPLICATION_PRIVATE_KEY',
  'VONAGE_SIGNATURE_SECRET',
  'VONAGE_SIGNATURE_SECRET_OLD',
];

/** The variables that are set, those among them that are in files read from there. @throws StartError */
export function withSecretFiles(env: Env): Env {
  const set = Object.fromEntries(Object.entries(env).filter(([, text]) => text !== ''));
  const read = secrets.flatMap((name) => {
    const path = set[`${name}_FILE`];
    if (path === undefined) return [];
    if (set[name] === undefined) return [[name, readSecretFile(`${name}_FILE`, path)] as const];
    throw new StartError(`${name} is set, and ${name}_FILE too. Keep one of them.`);
  });
  return { ...set, ...Object.fromEntries(read) };
}
