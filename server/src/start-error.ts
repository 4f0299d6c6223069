/** The server cannot start. `message` is one line for the person who started it: what is wrong, what to do. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
