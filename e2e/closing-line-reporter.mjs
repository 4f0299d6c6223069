import { writeSync } from 'node:fs';
import { findBrowser, noBrowser } from './find-browser.ts';

/** What a run left open, such as a server of a test that failed half-way, would keep it from ending for ever. */
const patienceMs = 5000;

/** Jest tells nowhere else that it had to end a worker in which something still ran. */
const leftRunning = /worker process has failed to exit gracefully/;

/** Closes a run with one plain line that people and machines can read: `N passed, N failed`. */
export default class ClosingLineReporter {
  #leaks = 0;

  onRunStart() {
    const print = console.error;
    console.error = (...words) => {
      if (leftRunning.test(String(words[0]))) this.#leaks += 1;
      print(...words);
    };
  }

  onRunComplete(_contexts, results) {
    let failed = results.numFailedTests + results.numRuntimeErrorTestSuites + this.#leaks;
    const skipped = results.numPendingTests + results.numTodoTests;
    // Jest prints its own summary after every reporter; the last word is ours.
    process.once('exit', () => {
      if (!findBrowser()) writeSync(1, `\n${noBrowser}\n`);
      const line = `${results.numPassedTests} passed, ${failed} failed`;
      writeSync(1, `\n${skipped > 0 ? `${line}, ${skipped} skipped` : line}\n`);
      if (this.#leaks > 0) process.exitCode = 1;
    });
    setTimeout(() => {
      const open = process.getActiveResourcesInfo().join(', ');
      writeSync(2, `\nThe tests are over, but something of them still runs: ${open}\n`);
      failed += 1;
      process.exit(1);
    }, patienceMs).unref();
  }
}
