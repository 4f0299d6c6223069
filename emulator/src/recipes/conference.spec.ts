import { book, createTestRecipe, talk } from '../testing/test-recipe.ts';

const room = (options: object = {}) => ({ action: 'conversation', name: 'board', ...options });

describe('a conference', () => {
  it('brings all who dial in together, and lasts until the last one goes', async () => {
    const { phone, media } = createTestRecipe({
      '/webhooks/answer': () => [talk('Welcome.'), room()],
    });
    await phone('Ann').dials('Desk').hears('Welcome.').waits(2000);
    await phone('Bob').dials('Desk').hears('Welcome.').waits(2000);
    await phone('Carol').dials('Desk').hears('Welcome.').waits(2000);
    expect(media.together()).toBe(3);
    await phone('Ann').hangsUp();
    expect(media.together()).toBe(2);
    await phone('Bob').hangsUp();
    await phone('Carol').hangsUp();
    expect(media.open()).toBe(0);
  });

  it('waits for its moderator, and ends when he goes', async () => {
    const { phone, media } = createTestRecipe({
      '/webhooks/answer': ({ from }) => {
        const moderates = from === '447700900028';
        return [room({ startOnEnter: moderates, endOnExit: moderates })];
      },
    });
    await phone('Ann').dials('Desk').waits(1000);
    expect(media.quiet()).toBe(1);
    await phone('Bob').dials('Desk').waits(1000);
    expect(media.quiet()).toBe(0);
    await phone('Bob').hangsUp();
    await phone('Ann').isHungUp();
  });

  it('is joined by one who is called into it', async () => {
    const { phone, post, media } = createTestRecipe({ '/webhooks/answer': () => [room()] });
    await phone('Ann').dials('Desk').waits(1000);
    await post('/v1/calls', {
      to: [{ type: 'phone', number: '447700900028' }],
      random_from_number: true,
      ncco: [room()],
    }).expect(201);
    await phone('Bob').expectCall().answers().waits(1000);
    expect(media.together()).toBe(2);
  });

  it('has room for ten, each of whom may leave without the others', async () => {
    const { platform, clock, media } = createTestRecipe({ '/webhooks/answer': () => [room()] });
    const numbers = Array.from({ length: 10 }, (_, each) => `44770090${each}018`);
    for (const number of numbers) {
      platform.dial(number, book.Desk);
      await clock.advance(1000);
    }
    expect(media.together()).toBe(10);
    expect(new Set(platform.snapshot().calls.map((call) => call.conversation)).size).toBe(1);
    for (const [gone, number] of numbers.entries()) {
      platform.phone(number).hangUp();
      await clock.advance(0);
      expect(media.together()).toBe(9 - gone);
    }
  });
});
