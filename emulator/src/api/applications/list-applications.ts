import { Router } from 'express';
import { z } from 'zod';
import { wholeNumber } from '../whole-number.ts';
import { applicationRecord } from './application-record.ts';
import type { ApplicationRouteDependencies } from './application-routes.ts';
import { invalidApplication } from './problems.ts';

const query = z.object({
  page_size: wholeNumber(1, 100, 'must be between 1 and 100').default(10),
  page: wholeNumber(1, 999_999_999, 'must be at least 1').default(1),
});

/** The account's applications, page by page. */
export function listApplications({ platform }: ApplicationRouteDependencies): Router {
  const router = Router();

  router.get('/v2/applications', (req, res) => {
    const read = query.safeParse(req.query);
    if (!read.success) throw invalidApplication('list', ...problems(read.error));
    const { page_size: size, page } = read.data;
    const { apiKey } = platform.account;
    const all = platform.applications.list().filter((one) => one.apiKey === apiKey);
    const pages = Math.ceil(all.length / size);
    const shown = all.slice((page - 1) * size, page * size);
    res.json({
      page_size: size,
      page,
      total_items: all.length,
      total_pages: pages,
      _embedded: { applications: shown.map((one) => applicationRecord(one)) },
      _links: links(size, page, pages),
    });
  });

  return router;
}

const problems = ({ issues }: z.ZodError) =>
  issues.map(({ path, message }) => ({ name: path.join('.'), reason: message }));

function links(size: number, page: number, pages: number): object {
  const at = (one: number) => ({ href: `/v2/applications?page_size=${size}&page=${one}` });
  return {
    self: at(page),
    first: at(1),
    last: at(Math.max(pages, 1)),
    ...(page < pages && { next: at(page + 1) }),
    ...(page > 1 && { prev: at(page - 1) }),
  };
}
