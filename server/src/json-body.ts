import { json } from 'express';

/** Parses a JSON body of at most 16 KB, sent as it is: a compressed one could swell. */
export const jsonBody = json({ limit: '16kb', inflate: false });
