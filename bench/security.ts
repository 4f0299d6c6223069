/**
 * Tries what docs/security.md promises against the running program, and prints its table; ends with 1 when something
 * does not hold. `node bench/security.ts [check ...] [--share=0.1]`
 */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { audit } from './security/audit.ts';
import { encodings } from './security/encodings.ts';
import type { Check, Finding } from './security/finding.ts';
import { forged } from './security/forged.ts';
import { guesses } from './security/guesses.ts';
import { hostile } from './security/hostile.ts';
import { inBrowser } from './security/in-browser.ts';
import { junk } from './security/junk.ts';
import { oneConnect } from './security/one-connect.ts';
import { rotation } from './security/rotation.ts';
import { secrets } from './security/secrets.ts';
import { slow } from './security/slow.ts';
import { stolenToken } from './security/stolen-token.ts';

const checks: Readonly<Record<string, Check>> = {
  forged,
  encodings,
  hostile,
  'one-connect': oneConnect,
  'stolen-token': stolenToken,
  guesses,
  'in-browser': inBrowser,
  secrets,
  junk,
  slow,
  rotation,
  audit,
};

const { values, positionals } = parseArgs({
  options: { share: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(checks, name));
if (unknown !== undefined) {
  throw new Error(`${unknown} is none of the checks: ${Object.keys(checks).join(', ')}`);
}

const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
const day = new Date().toISOString().slice(0, 10);
process.stdout.write(
  `${day}; ${machine}.\n\n| what | tried | outcome | verdict |\n|${' --- |'.repeat(4)}\n`,
);
for (const [name, check] of Object.entries(checks)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const finding of await findings(name, check)) tell(finding);
}

/** A check that breaks off has shown nothing, and the others are still tried. */
async function findings(name: string, check: Check): Promise<readonly Finding[]> {
  try {
    return await check(Number(values.share));
  } catch (error) {
    process.stderr.write(
      `${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    );
    return [{ check: name, tried: 0, outcome: 'broke off, see above', holds: false }];
  }
}

function tell({ check, tried, outcome, holds }: Finding): void {
  const verdict = holds === undefined ? '**not tried**' : holds ? 'holds' : '**fails**';
  const count = tried === 0 ? '' : tried.toLocaleString('en');
  process.stdout.write(`| ${check} | ${count} | ${outcome} | ${verdict} |\n`);
  if (holds === false) process.exitCode = 1;
}
