import type { AdminCallPage, AdminStatus, AuditPage } from '@hotline/protocol/admin';
import { Router } from 'express';
import { z } from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import { callUpdate } from '../calls/call-log.ts';
import { priceOf } from '../calls/price.ts';
import type { CallGate } from '../limits/call-gate.ts';
import type { CallsSwitch } from '../limits/calls-switch.ts';
import type { Limits } from '../limits/limits.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Store } from '../store/store.ts';
import type { RefusedWebhooks } from '../webhooks/refused-webhooks.ts';

export interface AdminDependencies {
  readonly adminOnly: SignedIn;
  /** A thief of a session switches nothing. */
  readonly freshProof: SignedIn;
  readonly store: Pick<Store, 'pageOfAll'>;
  readonly audit: AuditLog;
  readonly callsSwitch: CallsSwitch;
  readonly callGate: CallGate;
  readonly limits: Limits;
  readonly refusedWebhooks: RefusedWebhooks;
}

const limit = z.coerce.number().int().min(1).max(100).default(50);
const auditQuery = z.object({ limit, before: z.coerce.number().int().min(0).optional() });
const callsOn = z.object({ on: z.boolean() });
const callsQuery = z.object({ limit, before: z.string().max(64).optional() });

/** What admins see of everybody, and the switch that stops all calls. */
export function adminRoutes(dependencies: AdminDependencies): Router {
  const { adminOnly, freshProof, store, audit, callsSwitch } = dependencies;
  const router = Router();

  router.get('/api/admin/status', async (req, res) => {
    await adminOnly(req);
    res.json(await statusOf(dependencies));
  });

  router.put('/api/admin/calls', async (req, res) => {
    const { name } = await adminOnly(req);
    await freshProof(req);
    const { on } = callsOn.parse(req.body);
    await callsSwitch.set(on, name);
    res.status(204).end();
  });

  router.get('/api/admin/audit', async (req, res) => {
    await adminOnly(req);
    const { limit, before } = auditQuery.parse(req.query);
    const records = await audit.page(limit + 1, before);
    const shown = records.slice(0, limit);
    const last = records.length > limit ? shown.at(-1) : undefined;
    res.json({ records: shown, ...(last && { next: String(last.seq) }) } satisfies AuditPage);
  });

  router.get('/api/admin/calls', async (req, res) => {
    await adminOnly(req);
    const { limit, before } = callsQuery.parse(req.query);
    const { calls, ...next } = await store.pageOfAll(limit, before);
    const told = calls.map((call) => ({ ...callUpdate(call), user: call.user }));
    res.json({ calls: told, ...next } satisfies AdminCallPage);
  });

  return router;
}

async function statusOf(dependencies: AdminDependencies): Promise<AdminStatus> {
  const { callsSwitch, callGate, limits, refusedWebhooks } = dependencies;
  const { spendPerDay, ...others } = limits;
  const [calls, spent] = await Promise.all([callsSwitch.read(), callGate.spent()]);
  return {
    calls,
    spentToday: priceOf(spent),
    spendLimit: spendPerDay ?? null,
    refusedWebhooks: refusedWebhooks.counts(),
    limits: others,
  };
}
