import { HttpError } from '../errors.ts';

/** Windows of one session; a browser opens six connections to a server, and some have to remain. */
const perSession = 4;
const inAll = 500;

/** Places for open streams: few for each session, and enough in all. */
export interface StreamPlaces {
  /** The returned function gives the place back. @throws HttpError 429 `too-many-streams`, 503 `streams-full` */
  take(session: string): () => void;
}

export function createStreamPlaces(): StreamPlaces {
  const taken = new Map<string, number>();
  let total = 0;

  function change(session: string, by: number): void {
    total += by;
    const open = (taken.get(session) ?? 0) + by;
    if (open === 0) taken.delete(session);
    else taken.set(session, open);
  }

  return {
    take: (session) => {
      if ((taken.get(session) ?? 0) >= perSession) throw new HttpError('too-many-streams');
      if (total >= inAll) throw new HttpError('streams-full');
      change(session, 1);
      return () => {
        change(session, -1);
      };
    },
  };
}
