import { join } from 'node:path';
import express, { Router } from 'express';
import { baseSheet } from '../pages/base-sheet.ts';
import { sendFile } from '../pages/send-file.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { phoneAudioControl } from './phone-audio-control.ts';
import { phoneControl } from './phone-control.ts';
import { phoneEvents } from './phone-events.ts';
import { phoneMouthControl } from './phone-mouth-control.ts';

/** What the browser gets: HTML, CSS and ES modules. */
const page = join(import.meta.dirname, 'page');

export interface PageDependencies {
  readonly platform: ObservedPlatform;
  /** The numbers that lead to an application, with its name. */
  readonly numbers: () => readonly NamedPhone[];
  /** Where browsers on other machines reach this one; undefined on this machine itself, where there is more. */
  readonly address?: string;
}

/** The phones page, and all that it needs to pick phones up. */
export function pageRoutes(dependencies: PageDependencies): Router {
  const { platform, address } = dependencies;
  const router = Router();
  const options = { index: false, redirect: false, cacheControl: false };
  router.get('/phones', sendFile(page, 'phones.html'));
  router.get('/phones/base.css', baseSheet);
  router.use('/phones', express.static(page, options));
  router.get('/emulator/phones/events', phoneEvents(dependencies));
  router.use(phoneControl(platform));
  router.use(phoneMouthControl(platform));
  router.use(phoneAudioControl(platform, address));
  return router;
}
