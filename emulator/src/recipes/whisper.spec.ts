import { book, connectPhone, createTestRecipe, talk } from '../testing/test-recipe.ts';

it('who is called hears who calls, before the caller is there', async () => {
  const endpoint = [
    { type: 'phone', number: book.Bob, onAnswer: { url: 'http://127.0.0.1:1/webhooks/whisper' } },
  ];
  const { phone, clock } = createTestRecipe({
    '/webhooks/answer': () => [connectPhone(book.Bob, { endpoint })],
    '/webhooks/whisper': () => [talk('A call from the sales number.')],
  });
  await Promise.all([
    phone('Ann').dials('Desk').hearsTone('ringback').isHungUp(),
    phone('Bob').expectCall().answers().hears('A call from the sales').waits(2000).hangsUp(),
  ]);
  expect(clock.waiting()).toBe(0);
});
