import { extname } from 'node:path';
import { Router, type Request, type Response } from 'express';
import type { Random } from '../random.ts';
import type { BuiltFile, ClientBuild } from './client-build.ts';
import { pageHeaders } from './page-headers.ts';

export interface PageDependencies {
  readonly client: ClientBuild;
  readonly random: Random;
  readonly voice: { readonly socketUrl: string; readonly apiUrl: string };
}

/** Never a page: what programs speak to, and whatever looks like a file. */
const notAPage = /^\/(?:api|auth|webhooks|health|emulator)(?:\/|$)|\./i;

/** The built client: its files as they are, and its page for every address that is a view. */
export function pageRoutes({ client, random, voice }: PageDependencies): Router {
  const router = Router();
  const headersFor = pageHeaders(voice);

  router.get('/*path', sendFile);
  router.get(['/', '/*path'], (req, res, next) => {
    if (notAPage.test(req.path)) {
      next();
      return;
    }
    const nonce = random(16).toString('base64');
    for (const [name, value] of headersFor(nonce)) res.setHeader(name, value);
    res.setHeader('Cache-Control', 'no-cache');
    res.type('html').send(withNonce(client.page, nonce));
  });

  function sendFile(req: Request, res: Response, next: () => void): void {
    const file = client.files.get(req.path);
    if (!file) {
      next();
      return;
    }
    res.type(extname(req.path)).set(file.headers).vary('Accept-Encoding');
    res.send(inBestEncoding(file, req, res));
  }

  return router;
}

function inBestEncoding({ body, brotli, gzip }: BuiltFile, req: Request, res: Response): Buffer {
  if (brotli && req.acceptsEncodings('br')) {
    res.set('Content-Encoding', 'br');
    return brotli;
  }
  if (gzip && req.acceptsEncodings('gzip')) {
    res.set('Content-Encoding', 'gzip');
    return gzip;
  }
  return body;
}

/** Angular puts this nonce on the style elements that it makes. */
function withNonce(page: string, nonce: string): string {
  return page.replace(/<app-root\b/, `<app-root ngCspNonce="${nonce}"`);
}
