import { Router } from 'express';
import { refuseOtherHosts } from '../loopback-only.ts';
import { baseSheet } from '../pages/base-sheet.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { sendFile } from '../pages/send-file.ts';
import { ControlError, controlErrorHandler } from '../phones/control-error.ts';
import { refuseOtherOrigins } from '../phones/same-origin.ts';
import type { Clock } from '../platform/ports.ts';
import { callExport } from './call-export.ts';
import { callFilter, passes } from './call-filter.ts';
import type { CallRecord } from './call-record.ts';
import { callSummary } from './call-summary.ts';
import { callView, timeline } from './call-view.ts';
import type { Inspector } from './inspector.ts';
import { inspectorEvents } from './inspector-events.ts';

export interface InspectorRoutesDependencies {
  readonly inspector: Inspector;
  readonly clock: Clock;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

const scripts = ['inspector', 'call-list', 'timeline', 'entry', 'levels', 'words'];
const files = ['inspector.css', 'timeline.css', ...scripts.map((name) => `${name}.js`)];

/** The inspector's page, and what it shows as JSON. */
export function inspectorRoutes({ inspector, clock, report }: InspectorRoutesDependencies): Router {
  const router = Router();
  const paths = ['/inspector', '/emulator/inspector'];
  router.use(paths, refuseOtherHosts, refuseOtherOrigins, pageHeaders);
  router.get('/inspector', sendFile(page, 'inspector.html'));
  router.get('/inspector/base.css', baseSheet);
  for (const name of files) router.get(`/inspector/${name}`, sendFile(page, name));
  router.use(bookRoutes(inspector));
  router.get('/emulator/inspector/events', inspectorEvents(inspector, clock));
  router.use(paths, controlErrorHandler(report));
  return router;
}

const page = `${import.meta.dirname}/page`;

function bookRoutes({ book }: Inspector): Router {
  const router = Router();

  /** By a conversation it was in, or a leg. */
  function known(id: string): CallRecord {
    const call = book.callOf({ conversation: id, leg: id });
    if (call) return call;
    const words = 'The inspector does not know that call, or not any more.';
    throw new ControlError(404, 'call-unknown', words);
  }

  router.get('/emulator/inspector/calls', (req, res) => {
    const filter = callFilter.parse(req.query);
    const calls = book.calls().filter((call) => passes(call, filter));
    res.json({ calls: calls.map(callSummary) });
  });

  router.get('/emulator/inspector/calls/:conversation', (req, res) => {
    res.json(callView(known(req.params.conversation)));
  });

  router.get('/emulator/inspector/calls/:conversation/export', (req, res) => {
    const call = known(req.params.conversation);
    res.attachment(`${call.id}.json`).send(JSON.stringify(callExport(call), undefined, 2));
  });

  router.get('/emulator/inspector/no-call', (_req, res) => {
    res.json({ entries: timeline(book.loose) });
  });

  return router;
}
