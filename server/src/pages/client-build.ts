import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';

/** One file of the built client, ready to be sent. */
export interface BuiltFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The same, compressed beforehand. */
  readonly brotli?: Buffer;
  readonly gzip?: Buffer;
}

export interface ClientBuild {
  readonly page: string;
  /** By path, such as `/main-ABCDEF12.js`. */
  readonly files: ReadonlyMap<string, BuiltFile>;
}

/** What a page is made of. Nothing else leaves the build folder: no source maps, no stray files. */
const sendable = /\.(?:css|ico|js|json|png|svg|txt|webmanifest|woff2)$/;

/** Names that change with their content may be kept for a year; all others are asked for again. */
const hashed = /-(?=[^.]*[A-Z0-9])[\w-]{8}\.\w+$/;

/**
 * Reads the built client into memory: small, and a rebuild beneath a running server cannot break it
 * (docs/decisions/008-the-page-is-served-from-memory.md).
 * @throws StartError when there is no build.
 */
export function readClientBuild(folder: string): ClientBuild {
  const names = list(folder);
  if (!names.includes('index.html')) {
    throw new StartError(
      `${join(folder, 'index.html')} is missing. Build the client: npm run build`,
    );
  }
  const read = (name: string) => readFileSync(join(folder, name));
  const files = new Map<string, BuiltFile>();
  for (const name of names.filter((name) => sendable.test(name))) {
    const variants = {
      ...(names.includes(`${name}.br`) && { brotli: read(`${name}.br`) }),
      ...(names.includes(`${name}.gz`) && { gzip: read(`${name}.gz`) }),
    };
    const body = read(name);
    const path = `/${name.replaceAll(sep, '/')}`;
    files.set(path, { headers: headersOf(name, body), body, ...variants });
  }
  return { page: read('index.html').toString(), files };
}

function headersOf(name: string, body: Buffer): Record<string, string> {
  return {
    'Cache-Control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: `W/"${createHash('sha256').update(body).digest('base64url')}"`,
  };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
