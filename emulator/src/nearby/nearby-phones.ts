import { randomBytes } from 'node:crypto';
import { createServer } from 'node:https';
import { isIPv4 } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import { listen, PortError, unlisten } from '../listen.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { ControlError, controlErrorHandler } from '../phones/control-error.ts';
import { pageRoutes, type PageDependencies } from '../phones/page-routes.ts';
import { refuseOtherOrigins } from '../phones/same-origin.ts';
import { makeCertificate } from './certificate.ts';
import { requireKey } from './require-key.ts';

export interface NearbyPlace {
  /** An IPv4 address of this machine that other machines can reach. */
  readonly address: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface NearbyDependencies extends Omit<PageDependencies, 'address'> {
  readonly place: NearbyPlace;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export interface NearbyPhones {
  /** The link that lets in. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How a person asks for this. */
const settings = { port: 'PHONES_PORT', address: 'PHONES_ADDRESS' };

/**
 * Serves the phones page to other machines, and nothing else of the emulator: by https, because browsers share the
 * microphone with no other page, and to those alone who have the link. Rejects with a `PortError`.
 */
export async function serveNearby(dependencies: NearbyDependencies): Promise<NearbyPhones> {
  const { address, port } = dependencies.place;
  // Not 0.0.0.0: what is shown, and where audio comes in, is one address and no more.
  if (!isIPv4(address) || address === '0.0.0.0') {
    throw new PortError(`PHONES_ADDRESS is no IPv4 address of this computer: ${address}.`);
  }
  const key = randomBytes(16).toString('base64url');
  const app = express();
  const server = createServer(await makeCertificate(address, dependencies.now()), app);
  const host = `${address}:${await listen(server, port, address, settings)}`;
  mount(app, host, key, dependencies);
  return { url: `https://${host}/phones?key=${key}`, stop: () => unlisten(server) };
}

function mount(app: Express, host: string, key: string, dependencies: NearbyDependencies): void {
  const { place, platform, numbers, report } = dependencies;
  app.disable('x-powered-by');
  app.use(refuseOtherNames(host), refuseOtherOrigins, pageHeaders, requireKey(key));
  app.use(pageRoutes({ platform, numbers, address: place.address }));
  app.use(() => {
    throw new ControlError(
      404,
      'route-unknown',
      'There is nothing here; the phones are at /phones.',
    );
  });
  app.use(controlErrorHandler(report));
}

/** A page elsewhere may have bent its DNS here. */
function refuseOtherNames(host: string): RequestHandler {
  return (req, _res, next) => {
    if (req.headers.host !== host) {
      throw new ControlError(
        421,
        'host-not-allowed',
        'The phones answer to their own address only.',
      );
    }
    next();
  };
}
