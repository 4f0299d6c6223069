import { Router } from 'express';
import type { Request } from 'express';
import type { Faults } from '../faults.ts';
import { callFilter, filterCalls } from './call-filter.ts';
import { callRecord } from './call-record.ts';
import { pageLinks } from './page-links.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

/** The application's legs, page by page. */
export function listCalls({ platform, guard, faults }: VoiceRouteDependencies): Router {
  const router = Router();

  router.get(
    '/v1/calls',
    guard((application, req, res) => {
      const filter = callFilter.parse(req.query);
      const { page_size: size, record_index: index, order } = filter;
      const found = filterCalls(platform.legs(application.id), filter);
      const query = { ...stringsIn(req.query), order };
      const path = linkPath(req, faults.now());
      res.json({
        count: found.length,
        page_size: size,
        record_index: index,
        _links: pageLinks({ path, query, index, size, count: found.length }),
        _embedded: { calls: found.slice(index, index + size).map(callRecord) },
      });
    }),
  );

  return router;
}

// The platform sends relative links, on which the SDK's getAllCalls throws when there is a second page.
function linkPath(req: Request, { restLinks }: Faults): string {
  return restLinks === 'relative' ? '/v1/calls' : `http://${req.headers.host ?? ''}/v1/calls`;
}

function stringsIn(query: Request['query']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
