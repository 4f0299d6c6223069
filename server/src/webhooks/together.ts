/** Puts off what is to be sent until the end of this turn of the event loop. It must not throw. */
export type Together = (send: () => void) => void;

/**
 * Sends all that was decided in one turn in one go: whoever waits at the other end, mostly one proxy, is woken once and
 * not for each. A webhook by itself waits for nothing.
 */
export function createTogether(): Together {
  let waiting: (() => void)[] = [];

  function sendAll(): void {
    const ready = waiting;
    waiting = [];
    for (const send of ready) send();
  }

  return (send) => {
    if (waiting.length === 0) setImmediate(sendAll);
    waiting.push(send);
  };
}
