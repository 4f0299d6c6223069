import { Router } from 'express';
import { page } from './nexmo-views.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { notFound } from '../sdk-error.ts';

/** What a user can ask about themselves, and about nobody else. */
export function userRoutes({ platform, sessions, guard }: RouteDependencies): Router {
  const router = Router();

  router.get(
    '/v0.3/users/:user/sessions',
    guard(({ user }, req, res) => {
      if (req.params.user !== user.id) throw notFound('user');
      const { id: userId, name } = user;
      const embedded = { user: { id: userId, name } };
      const mine = sessions.of(user).map(({ id }) => ({ id, _embedded: embedded }));
      res.json(page('sessions', mine, 'v3'));
    }),
  );

  router.get(
    '/beta/users/:user',
    guard(({ user }, req, res) => {
      if (req.params.user !== user.id) throw notFound('user');
      res.json({ id: user.id, name: user.name, display_name: user.displayName ?? user.name });
    }),
  );

  router.get(
    '/beta2/users/:user/conversations',
    guard(({ user }, req, res) => {
      if (req.params.user !== user.id) throw notFound('user');
      const mine = platform.callsOf(user).map(({ conversation: { id } }) => ({ id }));
      res.json(page('conversations', mine, 'v1'));
    }),
  );

  return router;
}
