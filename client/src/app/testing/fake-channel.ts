/** A channel between windows, heard from the side of one of them. */
export class FakeChannel {
  readonly said: unknown[] = [];
  onmessage: ((event: MessageEvent) => unknown) | null = null;

  postMessage(message: unknown): void {
    this.said.push(message);
  }

  /** As another window would. */
  hear(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }
}
