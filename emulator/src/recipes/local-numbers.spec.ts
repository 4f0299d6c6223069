import { createTestRecipe } from '../testing/test-recipe.ts';
import { application } from '../testing/test-platform.ts';

const german = '4930123456';
const british = '447700900099';

/** An application with a number in each of two countries. */
function office() {
  const test = createTestRecipe({
    '/webhooks/answer': () => [{ action: 'conversation', name: 'office' }],
  });
  test.platform.applications.add({ ...application, numbers: [british, german] });
  return test;
}

describe('numbers in several countries', () => {
  it('bring who dials one of them to the same place', async () => {
    const { platform, clock, media, webhooks } = office();
    platform.dial('447700900018', british);
    platform.dial('49301234568', german);
    await clock.advance(5000);
    expect(media.together()).toBe(2);
    const [first, second] = platform.snapshot().calls;
    expect(first!.conversation).toBe(second!.conversation);
    expect(webhooks.asked.map(({ payload }) => payload.to)).toEqual([british, german]);
  });

  it.each([
    ['447700900018', british],
    ['49301234568', german],
  ])('show who is called at %s one of his own country', async (number, shown) => {
    const { platform, post, clock } = office();
    await post('/v1/calls', {
      to: [{ type: 'phone', number }],
      random_from_number: true,
      ncco: [],
    }).expect(201);
    await clock.advance(5000);
    expect(platform.snapshot().phones).toMatchObject([{ number, from: shown }]);
  });
});
