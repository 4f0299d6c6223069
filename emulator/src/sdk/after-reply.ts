import type { Response } from 'express';

/** Sends the reply, and acts when it is on its way: the SDK trips over events that overtake replies. */
export function replyThen(res: Response, body: object, act: () => void): void {
  res.once('close', act);
  res.json(body);
}
