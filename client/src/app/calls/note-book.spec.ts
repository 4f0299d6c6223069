import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CallNotes } from '@hotline/protocol/timeline';
import { FETCH } from '../api/requests.ts';
import { Clock } from '../clock.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { NoteBook } from './note-book.ts';

function setUp() {
  const clock = new FakeClock();
  const errors: unknown[] = [];
  const sent: CallNotes[] = [];
  const accept = (body: unknown): [number] => {
    sent.push(body as CallNotes);
    return [204];
  };
  const server = new FakeServer().on('POST /api/calls/call-1/notes', accept);
  TestBed.configureTestingModule({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: FETCH, useValue: server.fetch },
      { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
    ],
  });
  const book = TestBed.inject(NoteBook);
  const whats = (): string[][] => sent.map(({ notes }) => notes.map(({ what }) => what));
  return { accept, book, clock, errors, sent, server, whats };
}

it('sends what was told in one go, with the clock it was told by', async () => {
  const { book, clock, sent } = setUp();
  const start = clock.now();
  book.write('call-1', 'callServer');
  await clock.advance(500);
  book.write('call-1', 'call:status:changed', { status: 'started' });
  expect(sent).toEqual([]);
  await clock.advance(1_500);
  expect(sent).toEqual([
    {
      now: start + 2_000,
      notes: [
        { at: start, what: 'callServer' },
        { at: start + 500, what: 'call:status:changed', detail: { status: 'started' } },
      ],
    },
  ]);
});

it('sends at once what must not wait, and nothing twice', async () => {
  const { book, clock, whats } = setUp();
  book.write('call-1', 'hangUp');
  book.send();
  await clock.advance(10_000);
  expect(whats()).toEqual([['hangUp']]);
});

it('sends no more than fifty at a time', async () => {
  const { book, sent } = setUp();
  for (let count = 0; count < 70; count += 1) book.write('call-1', `note ${count}`);
  book.send();
  await settle();
  expect(sent.map(({ notes }) => notes.length)).toEqual([50, 20]);
});

it('tells no phone number', async () => {
  const { book, sent } = setUp();
  book.write('call-1', 'callServer:failed', { error: 'cannot reach +447700900001 now', code: 7 });
  book.send();
  await settle();
  expect(sent[0]?.notes[0]?.detail).toEqual({ error: 'cannot reach … now', code: 7 });
});

it('keeps what could not be sent, in order, and only the console hears of it', async () => {
  const { accept, book, clock, errors, server, whats } = setUp();
  server.on('POST /api/calls/call-1/notes', [503, {}]);
  book.write('call-1', 'one');
  await clock.advance(2_000);
  expect(errors).toHaveLength(1);
  book.write('call-1', 'two');
  server.on('POST /api/calls/call-1/notes', accept);
  await clock.advance(2_000);
  expect(whats()).toEqual([['one', 'two']]);
});

it('gives up in the end', async () => {
  const { book, clock, errors, server } = setUp();
  server.on('POST /api/calls/call-1/notes', [404, {}]);
  book.write('call-1', 'one');
  await clock.advance(600_000);
  expect(errors).toHaveLength(7);
});
