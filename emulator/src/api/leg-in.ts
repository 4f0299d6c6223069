import { z } from 'zod';
import type { Application } from '../platform/applications.ts';
import type { LegBook, LegControl } from '../platform/leg-book.ts';
import { badRequest, notFound } from './problem.ts';

/** The leg that a request is about. Throws a problem when the application has none of that id, or it is over. */
export function legIn(platform: LegBook, application: Application, uuid: unknown): LegControl {
  const leg = platform.control(application.id, z.string().parse(uuid));
  if (leg === 'unknown') throw notFound();
  // NOTE: 404 by definition; in practice the platform answers 400 for a leg that is over.
  if (leg === 'ended') throw badRequest({ name: 'uuid', reason: 'the call has ended' });
  return leg;
}
