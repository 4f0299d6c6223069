import { book, connectPhone, createTestRecipe, desk, talk } from '../testing/test-recipe.ts';

it('a click calls the agent first, and then the customer', async () => {
  const { phone, post, told } = createTestRecipe({});
  await post('/v1/calls', {
    to: [{ type: 'phone', number: book.Ann }],
    from: { type: 'phone', number: desk },
    ncco: [talk('Calling your customer.'), connectPhone(book.Bob)],
  }).expect(201);
  await Promise.all([
    phone('Ann').expectCall().from('Desk').answers().hears('Calling your customer.').isHungUp(),
    phone('Bob').expectCall().from('Desk').answers().says('Yes?').hangsUp(),
  ]);
  expect(told()).toEqual([
    ...['phone started', 'phone ringing', 'phone answered'],
    ...['phone started', 'phone ringing', 'phone answered'],
    ...['phone completed', 'phone completed'],
  ]);
});
