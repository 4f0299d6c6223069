/**
 * How often the page names what is wrong with the sound of a call within 3 s, and how often it blames a clean call.
 * Run: `node bench/ear.ts [times each fault] [nexmo-client | client-sdk] [seconds of clean calls]`.
 */
import { earFaults, type EarFault } from '../e2e/ear-faults.ts';
import { openPad, type Pad } from '../e2e/pad.ts';
import { giveMicrophone } from '../e2e/spoilable-microphone.ts';
import { startWhole } from '../e2e/whole.ts';

const [times = '10', sdk = '', cleanSeconds = '60'] = process.argv.slice(2);
const inTime = 3_000;

interface Tally {
  runs: number;
  right: number;
  readonly wrong: string[];
  readonly took: number[];
}

const whole = await startWhole(sdk === '' ? {} : { VOICE_SDK: sdk });
try {
  const page = await whole.browser.newPage();
  await giveMicrophone(page);
  const pad = await openPad(page, whole.hotline);
  const faults = earFaults(whole.hotline, pad);
  const tallies = new Map(
    faults.map(({ name }): [string, Tally] => [name, { runs: 0, right: 0, wrong: [], took: [] }]),
  );
  await talk(pad);
  for (let round = 0; round < Number(times); round += 1) {
    for (const fault of faults) {
      const tally = tallies.get(fault.name);
      if (tally) await measure(pad, fault, tally);
    }
  }
  for (const [name, { runs, right, took, wrong }] of tallies) {
    took.sort((one, other) => one - other);
    const middle = Math.round(took[Math.floor(took.length / 2)] ?? 0);
    const rest = wrong.length === 0 ? '' : `; else ${wrong.join(', ')}`;
    print(
      `${name}: ${right} of ${runs}, p50 ${middle} ms, worst ${Math.round(took.at(-1) ?? 0)} ms${rest}`,
    );
  }
  const all = [...tallies.values()];
  const sum = (of: (tally: Tally) => number) => all.reduce((total, each) => total + of(each), 0);
  print(`in all: ${sum(({ right }) => right)} of ${sum(({ runs }) => runs)} within 3 s`);
  await beClean(pad, Number(cleanSeconds));
} finally {
  await whole.close();
}

async function talk(pad: Pad): Promise<void> {
  await pad.call('bob');
  await pad.shows('bob', 'answered');
  await clean(pad, 15_000);
}

/** Waits until nothing is wrong, and a little longer than chance would have it. */
async function clean(pad: Pad, patience: number): Promise<void> {
  await pad.page.locator('.quality:not([data-cause])').waitFor({ timeout: patience });
  await pad.page.locator('.call-bar-aside').waitFor({ state: 'detached', timeout: patience });
  await pad.page.waitForTimeout(3_000 + 500 * Math.random());
}

async function measure(pad: Pad, fault: EarFault, tally: Tally): Promise<void> {
  await clean(pad, 60_000);
  tally.runs += 1;
  await fault.begin();
  const begun = performance.now();
  try {
    await pad.page.locator(fault.sign).waitFor({ timeout: inTime });
    tally.took.push(performance.now() - begun);
    tally.right += 1;
  } catch {
    const said = await pad.page.locator('.quality').getAttribute('data-cause', { timeout: 1_000 });
    tally.wrong.push(said ?? 'nothing');
  }
  if (fault.end) {
    await fault.end();
    return;
  }
  await pad.endCall();
  await pad.shows('bob', 'ended');
  await talk(pad);
}

/** Counts what a clean call is blamed for. */
async function beClean(pad: Pad, seconds: number): Promise<void> {
  await clean(pad, 60_000);
  const blamed = await pad.page.evaluate(
    (milliseconds) =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        const look = (): void => {
          const cause = document.querySelector('.quality')?.getAttribute('data-cause') ?? '';
          if (cause !== '' && cause !== seen.at(-1)) seen.push(cause);
        };
        const looking = setInterval(look, 100);
        setTimeout(() => {
          clearInterval(looking);
          resolve(seen);
        }, milliseconds);
      }),
    seconds * 1000,
  );
  print(`clean for ${seconds} s: blamed ${blamed.length} times ${blamed.join(', ')}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
