export interface FetchWindow {
  fetch: typeof fetch;
}

/** Runs `ask`; the requests it makes at once are sent also when the page is closed meanwhile. */
export function outlivingPage<T>(window: FetchWindow, ask: () => T): T {
  const { fetch } = window;
  window.fetch = (input, init) => fetch.call(window, input, { ...init, keepalive: true });
  try {
    return ask();
  } finally {
    window.fetch = fetch;
  }
}
