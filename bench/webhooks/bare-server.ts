import express from 'express';
import { compete } from './contestant.ts';
import { fixedAnswer } from './fixed-answer.ts';

/** Express 5 as it comes, one route a webhook, the same fixed JSON, no check of anything. */
const app = express();
app.get('/webhooks/answer', (_req, res) => res.json(fixedAnswer));
app.post('/webhooks/event', (_req, res) => res.json(fixedAnswer));
compete(app);
