/** A whole call takes seconds; a test that needs more than this says so itself. */
jest.setTimeout(60_000);
