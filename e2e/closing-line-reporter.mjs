import { writeSync } from 'node:fs';
import { findBrowser, noBrowser } from './find-browser.ts';

/** Closes a run with one plain line that people and machines can read: `N passed, N failed`. */
export default class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    // Jest prints its own summary after every reporter; the last word is ours.
    process.once('exit', () => {
      if (!findBrowser()) writeSync(1, `\n${noBrowser}\n`);
      writeSync(1, `\n${skipped > 0 ? `${line}, ${skipped} skipped` : line}\n`);
    });
  }
}
