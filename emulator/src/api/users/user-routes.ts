import { Router } from 'express';
import type { Application } from '../../platform/applications.ts';
import type { User, Users } from '../../platform/browsers/users.ts';
import type { Guard } from '../guard.ts';
import { duplicateName, noUser } from './problems.ts';
import { userBody } from './user-body.ts';
import { userPage, userQuery } from './user-page.ts';
import { shortUser, userRecord, usersUrl } from './user-record.ts';

export interface UserRouteDependencies {
  readonly users: Users;
  readonly guard: Guard;
}

const path = '/v1/users';

/** The application's users, page by page, and new ones. */
export function allUsers({ users, guard }: UserRouteDependencies): Router {
  const router = Router();

  router.get(
    path,
    guard((application, req, res) => {
      const query = userQuery.parse(req.query);
      const url = usersUrl(req);
      const page = userPage(users.list(application), query, url);
      res.json({
        page_size: query.page_size,
        _embedded: { users: page.users.map((user) => shortUser(user, url)) },
        _links: page.links,
      });
    }),
  );

  router.post(
    path,
    guard((application, req, res) => {
      const details = userBody.parse(req.body ?? {});
      const user = users.create(application, details);
      if (!user) throw duplicateName(details.name ?? '');
      res.status(201).json(userRecord(user, usersUrl(req)));
    }),
  );

  return router;
}

/** Shows, changes and removes a user. */
export function oneUser({ users, guard }: UserRouteDependencies): Router {
  const router = Router();

  const find = (application: Application, which: unknown, ...by: ('id' | 'name')[]): User => {
    const user = users.list(application).find((one) => by.some((each) => one[each] === which));
    if (!user) throw noUser();
    return user;
  };

  router.get(
    `${path}/:id`,
    guard((application, req, res) => {
      res.json(userRecord(find(application, req.params.id, 'id', 'name'), usersUrl(req)));
    }),
  );

  router.patch(
    `${path}/:id`,
    guard((application, req, res) => {
      const user = find(application, req.params.id, 'id');
      const change = userBody.parse(req.body ?? {});
      const changed = users.update(user, change);
      if (!changed) throw duplicateName(change.name ?? '');
      res.json(userRecord(changed, usersUrl(req)));
    }),
  );

  router.delete(
    `${path}/:id`,
    guard((application, req, res) => {
      users.remove(find(application, req.params.id, 'id'));
      res.status(204).end();
    }),
  );

  return router;
}
