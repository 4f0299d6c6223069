import type { RequestHandler } from 'express';
import { sendFile } from './send-file.ts';

/** The sheet that all pages of the emulator begin with. */
export const baseSheet: RequestHandler = sendFile(import.meta.dirname, 'base.css');
