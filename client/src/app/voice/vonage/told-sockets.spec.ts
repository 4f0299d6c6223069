import { FakeMediaWindow } from '../testing/fake-media.ts';
import { tellClosing } from './told-sockets.ts';

/** Loads something that keeps the browser's web socket, as it is at that moment. */
async function setUp() {
  const window = new FakeMediaWindow();
  const original = window.WebSocket;
  const { loaded, onClosing } = await tellClosing(window as never, () =>
    Promise.resolve(window.WebSocket),
  );
  return { Socket: loaded, onClosing, original, window };
}

it('leaves the browser its own socket', async () => {
  const { original, window } = await setUp();
  expect(window.WebSocket).toBe(original);
});

it('leaves the browser its own socket also when nothing could be loaded', async () => {
  const window = new FakeMediaWindow();
  const original = window.WebSocket;
  const loading = tellClosing(window as never, () => Promise.reject(new Error('offline')));
  await expect(loading).rejects.toThrow('offline');
  expect(window.WebSocket).toBe(original);
});

it('tells of a socket that closes, and of one that is closed before it is', async () => {
  const { Socket, onClosing } = await setUp();
  const told: unknown[] = [];
  onClosing((socket) => told.push(socket, (socket as { closed?: boolean }).closed));
  const one = new Socket('ws://service');
  one.dispatchEvent(new Event('close'));
  const other = new Socket('ws://service');
  other.close();
  expect(told).toEqual([one, false, other, false]);
  expect(other.closed).toBe(true);
});

it('tells whoever listened when the socket was opened', async () => {
  const { Socket, onClosing } = await setUp();
  const told: string[] = [];
  onClosing(() => told.push('first'));
  const socket = new Socket('ws://service');
  onClosing(() => told.push('second'));
  socket.close();
  expect(told).toEqual(['first']);
});
