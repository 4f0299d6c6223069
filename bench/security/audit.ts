import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { untried, type Check } from './finding.ts';

const check = 'known weaknesses of what is installed to run Hotline (`npm audit --omit=dev`)';
const root = join(import.meta.dirname, '../..');

/** What npm prints: a report, or that there is none. */
interface Said {
  readonly metadata?: {
    readonly vulnerabilities: {
      readonly critical: number;
      readonly high: number;
      readonly total: number;
    };
    readonly dependencies: { readonly prod: number };
  };
  readonly statusCode?: number;
}

/** Whether a registry knows of weaknesses in what Hotline depends on; where it does not say, nobody knows. */
export const audit: Check = async () => {
  const { metadata, statusCode } = JSON.parse(await run()) as Said;
  if (!metadata) {
    const why = statusCode === undefined ? 'no answer' : `HTTP ${statusCode}`;
    return [untried(check, `this registry serves no audits (${why})`)];
  }
  const { critical, high, total } = metadata.vulnerabilities;
  return [
    {
      check,
      tried: metadata.dependencies.prod,
      outcome: `${critical} critical, ${high} high, ${total} in all`,
      holds: high + critical === 0,
    },
  ];
};

function run(): Promise<string> {
  return new Promise((resolve) => {
    // It ends with 1 when it has found something: what it says counts.
    execFile('npm', ['audit', '--omit=dev', '--json'], { cwd: root }, (_error, stdout) => {
      resolve(stdout === '' ? '{}' : stdout);
    });
  });
}
