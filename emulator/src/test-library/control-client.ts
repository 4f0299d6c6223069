/** Asks the control routes of a running emulator. */
export interface ControlClient {
  get(path: string): Promise<unknown>;
  /** `undefined` when the emulator refuses with one of these codes; rejects on any other refusal. */
  post(path: string, body: object | undefined, refusals: readonly string[]): Promise<unknown>;
  /** Calls `onChange` after each change of the platform, until the returned function is called. */
  watch(onChange: () => void): Promise<() => Promise<void>>;
}

/** `url` without a path, such as http://127.0.0.1:3100. */
export function createControlClient(url: string): ControlClient {
  return {
    get: async (path) => {
      const reply = await fetch(url + path);
      if (!reply.ok) throw await refusal(reply, path);
      return reply.json();
    },
    post: async (path, body, refusals) => {
      const reply = await fetch(url + path, {
        method: 'POST',
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      if (reply.ok) return reply.status === 204 ? {} : reply.json();
      const error = await refusal(reply, path);
      if (refusals.includes(error.code)) return undefined;
      throw error;
    },
    watch: (onChange) => watch(`${url}/emulator/calls/events`, onChange),
  };
}

class ControlRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function refusal(reply: Response, path: string): Promise<ControlRefusal> {
  const text = await reply.text();
  const code = /"code":"([a-z-]+)"/.exec(text)?.[1] ?? '';
  return new ControlRefusal(code, `The emulator answered ${reply.status} to ${path}: ${text}`);
}

async function watch(url: string, onChange: () => void): Promise<() => Promise<void>> {
  const leaving = new AbortController();
  const reply = await fetch(url, { signal: leaving.signal });
  if (!reply.ok || !reply.body) throw await refusal(reply, url);
  const reader = reply.body.getReader();
  const listening = (async () => {
    while (!(await reader.read()).done) onChange();
  })().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return async () => {
    leaving.abort();
    await listening;
  };
}
