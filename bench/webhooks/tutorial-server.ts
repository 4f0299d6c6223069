import { Console } from 'node:console';
import bodyParser from 'body-parser';
import express from 'express4';
import { compete } from './contestant.ts';

/** The 2020 tutorial's kind of server: Express 4, body-parser, every request on the console, no check. */
const app = express();
app.use(bodyParser.json());
app.use(bodyParser.urlencoded({ extended: true }));

const out = new Console(process.stdout);

app.get('/webhooks/answer', (req, res) => {
  const { to } = req.query;
  out.log('answer', req.query);
  res.json([
    { action: 'talk', text: 'Transferring your call now.' },
    { action: 'connect', from: '447700900000', endpoint: [{ type: 'phone', number: to }] },
  ]);
});

app.post('/webhooks/event', (req, res) => {
  out.log('event', req.body);
  res.status(200).end();
});

compete(app);
