import { findBrowser } from './find-browser.ts';

/** `describe` where a browser is found; skipped, and said so at the end of the run, where not. */
export const describeInBrowser = findBrowser() ? describe : describe.skip;
