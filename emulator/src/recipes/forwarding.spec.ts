import { book, connectPhone, createTestRecipe, desk, talk } from '../testing/test-recipe.ts';

describe('a number that forwards calls', () => {
  it('knows which number was dialled, and tells whose calls it brings', async () => {
    const campaigns: unknown[] = [];
    const { phone } = createTestRecipe({
      '/webhooks/answer': ({ to, from }) => {
        campaigns.push({ to, from });
        return [connectPhone(book.Bob)];
      },
    });
    await Promise.all([
      phone('Ann').dials('Desk').isHungUp(),
      phone('Bob').expectCall().from('Desk').answers().says('Sales, hello.').hangsUp(),
    ]);
    expect(campaigns).toEqual([{ to: desk, from: book.Ann }]);
  });

  it('hides both numbers from each other: each sees only the one in between', async () => {
    const pairs: Readonly<Record<string, string>> = {
      [book.Ann]: book.Bob,
      [book.Bob]: book.Ann,
    };
    const { phone, platform } = createTestRecipe({
      '/webhooks/answer': ({ from }) => {
        const other = pairs[String(from)];
        return other === undefined ? [talk('We do not know you.')] : [connectPhone(other)];
      },
    });
    await Promise.all([
      phone('Ann').dials('Desk').isHungUp(),
      phone('Bob').expectCall().from('Desk').answers().hangsUp(),
    ]);
    await Promise.all([
      phone('Bob').dials('Desk').isHungUp(),
      phone('Ann').expectCall().from('Desk').answers().hangsUp(),
    ]);
    await phone('Carol').dials('Desk').hears('We do not know you.').isHungUp();
    const shown = platform.snapshot().calls.flatMap(({ legs }) => legs);
    expect(shown).toHaveLength(5);
  });

  it('rings the next one when the first is not reached', async () => {
    const { phone } = createTestRecipe({
      '/webhooks/answer': () => [
        connectPhone('447700900002'),
        connectPhone(book.Bob, { timeout: 15 }),
        connectPhone(book.Carol),
      ],
    });
    await Promise.all([
      phone('Ann').dials('Desk').isHungUp(),
      phone('Bob').expectCall().rings().endsWith('timeout'),
      phone('Carol').expectCall().answers().hangsUp(),
    ]);
  });
});
