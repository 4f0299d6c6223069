import { book, connectPhone, createTestRecipe, desk, talk } from '../testing/test-recipe.ts';

const bot = {
  ...{ type: 'websocket', uri: 'ws://127.0.0.1:1/bot', 'content-type': 'audio/l16;rate=16000' },
  headers: { language: 'en-GB' },
};

/** A line on which a bot talks to whoever calls. */
async function call() {
  const test = createTestRecipe({
    '/webhooks/answer': () => [
      talk('You are speaking with a machine.'),
      { action: 'connect', from: desk, endpoint: [bot] },
    ],
  });
  await test.phone('Ann').dials('Desk').hears('with a machine').waits(1500);
  const socket = test.media.websockets[0]!;
  socket.listener.opened();
  return { ...test, socket };
}

describe('a voice bot behind a websocket', () => {
  it('talks with the caller, and knows the keys', async () => {
    const { phone, socket, media } = await call();
    expect(socket.order).toMatchObject({ rate: 16_000, headers: { language: 'en-GB' } });
    expect(media.together()).toBe(2);
    await phone('Ann').presses('5').hangsUp();
    expect(socket.keys).toEqual(['5']);
    expect(socket.end.closed()).toBe(true);
  });

  it('hands the caller over to a person', async () => {
    const { phone, socket, put, legs } = await call();
    const ann = (await legs()).find(({ direction }) => direction === 'inbound');
    const destination = { type: 'ncco', ncco: [connectPhone(book.Bob)] };
    await put(`/v1/calls/${ann!.uuid}`, { action: 'transfer', destination }).expect(204);
    expect(socket.end.closed()).toBe(true);
    await Promise.all([
      phone('Ann').hearsTone('ringback').isHungUp(),
      phone('Bob').expectCall().answers().says('Bob here.').hangsUp(),
    ]);
  });
});
