import { pipeline } from 'node:stream';
import { Router } from 'express';
import { z } from 'zod';
import type { FileStore } from '../platform/recording/file-store.ts';
import type { Guard } from './guard.ts';
import { notFound } from './problem.ts';

export interface FileRouteDependencies {
  readonly platform: { readonly files: FileStore };
  readonly guard: Guard;
  readonly report: (error: unknown) => void;
}

/** A recording or a transcription, for the application whose call it is of. */
export function getFile({ platform, guard, report }: FileRouteDependencies): Router {
  const router = Router();

  router.get(
    ['/v1/files/:id', '/v3/files/:id'],
    guard((application, req, res) => {
      const file = platform.files.find(application.id, z.string().parse(req.params.id));
      if (!file) throw notFound('There is no such file, or it belongs to another application.');
      res.writeHead(200, { 'content-type': file.type, 'content-length': file.size });
      pipeline(file.read(), res, (error) => {
        // Who hangs up before the end has heard enough.
        if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') report(error);
      });
    }),
  );

  return router;
}
