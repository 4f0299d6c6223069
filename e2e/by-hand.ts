/** What a page and the platform ask of a server, without either. */
export interface ByHand {
  /** A cookie of a new session of John's. */
  signIn(): Promise<string>;
  /** The id of a new call to Bob. */
  place(cookie: string): Promise<string>;
  /** The platform asks what to do with that call, in a conversation of that name. */
  ask(id: string, conversation: string): Promise<string>;
  /** The live updates from now on. */
  listen(cookie: string): Promise<Response>;
}

export function byHand(url: string): ByHand {
  const post = (path: string, body: object, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });

  return {
    signIn: async () => {
      const signedIn = await post('/api/session', { username: 'john' });
      return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    place: async (cookie) => {
      const placed = await post('/api/calls', { contactId: 'bob' }, cookie);
      const { id } = (await placed.json()) as { id: string };
      return id;
    },
    ask: async (to, conversation) => {
      const leg = { uuid: `john-${conversation}`, conversation_uuid: conversation };
      const answer = await post('/webhooks/answer', { to, from_user: 'john', ...leg });
      return answer.text();
    },
    listen: (cookie) => fetch(`${url}/api/events`, { headers: { cookie } }),
  };
}
