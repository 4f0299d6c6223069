/** Counts what a browser is told of calls. */
export function listenIn({ body }: Response) {
  let text = '';
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const reading = (async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return;
      text += value;
    }
  })();
  return {
    /** Messages, without the beats that only keep the line open. */
    count: () => text.split('\n').filter((line) => line.startsWith('event:')).length,
    told: async (call: string) => {
      while (!text.includes(call)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    close: async () => {
      await reader?.cancel();
      await reading;
    },
  };
}
