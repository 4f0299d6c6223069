import { book, createTestRecipe } from '../testing/test-recipe.ts';

const room = (options: object = {}) => ({ action: 'conversation', name: 'support', ...options });

it('a coach is heard by the agent alone, and hears both', async () => {
  let agent: unknown;
  const { phone, media } = createTestRecipe({
    '/webhooks/answer': ({ from, uuid }) => {
      if (from === book.Carol) return [room({ canSpeak: [agent] })];
      agent = uuid;
      return [room()];
    },
  });
  await phone('Ann').dials('Desk').waits(1000);
  await phone('Bob').dials('Desk').waits(1000);
  await phone('Carol').dials('Desk').waits(1000);
  // Each sat in a room of its own before.
  const last = new Map(media.seats().map((seat) => [seat?.id, seat]));
  const [customer, first, coach] = [...last.values()];
  expect([customer, first].map((seat) => seat?.canSpeak)).toEqual([undefined, undefined]);
  expect(first?.id).toBe(agent);
  expect(coach).toMatchObject({ canSpeak: [agent] });
  expect(coach?.canHear).toBeUndefined();
  expect(media.together()).toBe(3);
});
