import { createTestRecipe, talk } from '../testing/test-recipe.ts';

const message = {
  ...{ action: 'record', endOnKey: '#', endOnSilence: 3, beepStart: true },
  eventUrl: ['http://127.0.0.1:1/webhooks/recordings'],
};

function voicemail() {
  const test = createTestRecipe({
    '/webhooks/answer': () => [
      talk('Please leave a message, and press the hash.'),
      message,
      talk('Thank you.'),
    ],
  });
  const messages = () => test.webhooks.told.filter(({ payload }) => 'recording_url' in payload);
  return { ...test, messages };
}

describe('a voicemail box', () => {
  it('has the message before it says thanks, and the server can fetch it', async () => {
    const { phone, messages, get } = voicemail();
    await phone('Ann')
      .dials('Desk')
      .hears('leave a message')
      .waits(1500)
      .says('Call me back.')
      .presses('#')
      .hears('Thank you.')
      .isHungUp();
    expect(messages()).toHaveLength(1);
    const { recording_url: url } = messages()[0]!.payload;
    const file = await get(new URL(String(url)).pathname).expect(200);
    expect((file.body as Buffer).length).toBeGreaterThan(0);
  });

  it('has the message of one who just hangs up', async () => {
    const { phone, messages } = voicemail();
    await phone('Ann').dials('Desk').hears('leave a message').waits(2000).says('Bye.').hangsUp();
    await phone('Ann').waits(0);
    expect(messages()).toHaveLength(1);
  });
});
