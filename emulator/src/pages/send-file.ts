import type { RequestHandler } from 'express';

/** Answers with that file of a folder. */
export function sendFile(root: string, name: string): RequestHandler {
  return (_req, res) => {
    res.sendFile(name, { root, cacheControl: false });
  };
}
