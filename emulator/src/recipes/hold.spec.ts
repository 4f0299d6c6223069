import { book, connectPhone, createTestRecipe, talk } from '../testing/test-recipe.ts';

const music = { action: 'stream', streamUrl: ['http://127.0.0.1:1/hold.mp3'], loop: 0 };
const meet = { action: 'conversation', name: 'meeting point' };

const inline = (...ncco: object[]) => ({
  action: 'transfer',
  destination: { type: 'ncco', ncco },
});

describe('a caller on hold', () => {
  it('hears music until an agent is there', async () => {
    const { phone, put, legs } = createTestRecipe({
      '/webhooks/answer': () => [talk('One moment, please.'), music],
    });
    await phone('Ann').dials('Desk').hears('One moment').waits(20_000);
    const [ann] = await legs('?status=answered');
    await put(`/v1/calls/${ann!.uuid}`, inline(connectPhone(book.Bob))).expect(204);
    await Promise.all([
      phone('Ann').hearsTone('ringback').isHungUp(),
      phone('Bob').expectCall().answers().says('Bob here.').hangsUp(),
    ]);
  });

  it('is handed over warmly: both agents talk first, and then the second with the caller', async () => {
    const { phone, put, post, legs, media } = createTestRecipe({
      '/webhooks/answer': () => [connectPhone(book.Bob)],
    });
    await Promise.all([
      phone('Ann').dials('Desk'),
      phone('Bob').expectCall().answers().waits(1000),
    ]);
    const [ann, bob] = await legs('?status=answered');
    await put(`/v1/calls/${bob!.uuid}`, inline(meet)).expect(204);
    await put(`/v1/calls/${ann!.uuid}`, inline(music)).expect(204);
    await post('/v1/calls', {
      to: [{ type: 'phone', number: book.Carol }],
      random_from_number: true,
      ncco: [meet],
    }).expect(201);
    await phone('Carol').expectCall().answers().waits(1000);
    expect(media.together()).toBe(3);

    await put(`/v1/calls/${ann!.uuid}`, inline(meet)).expect(204);
    await phone('Bob').hangsUp();
    await phone('Carol').waits(5000);
    expect((await legs('?status=answered')).map(({ uuid }) => uuid)).toHaveLength(2);
    await phone('Ann').hangsUp();
    await phone('Carol').hangsUp();
    expect(media.open()).toBe(0);
  });
});
