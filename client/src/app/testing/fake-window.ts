import { wordsOf } from './mount.ts';

/** A small window that a page has opened. */
export class FakeWindow extends EventTarget {
  document = document.implementation.createHTMLDocument('');
  closed = false;

  /** As whoever has it before him reads it. */
  get words(): string {
    return wordsOf(this.document.body);
  }

  button(words: string): HTMLButtonElement {
    const buttons = Array.from(this.document.querySelectorAll('button'));
    return buttons.find(({ textContent }) => textContent.trim() === words)!;
  }

  close(): void {
    this.closed = true;
    this.dispatchEvent(new Event('pagehide'));
  }
}
