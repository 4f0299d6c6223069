import { Component, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { FETCH } from '../api/requests.ts';
import { Announcer } from '../calls/announcer.ts';
import { Clock } from '../clock.ts';
import { PASSKEYS } from '../passkeys/browser-passkeys.ts';
import { DEVICE_LABEL } from '../passkeys/device-label.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakePasskeys } from './fake-passkeys.ts';
import { FakeServer } from './fake-server.ts';

@Component({ template: '' })
class Elsewhere {}

// Browsers have it, jsdom does not.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

/** The world around one component. */
export class World {
  readonly clock = new FakeClock();
  readonly server = new FakeServer();
  readonly passkeys = new FakePasskeys();

  constructor() {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'home', component: Elsewhere },
          { path: 'login', component: Elsewhere },
          { path: 'setup', component: Elsewhere },
        ]),
        { provide: Clock, useValue: this.clock },
        { provide: FETCH, useValue: this.server.fetch },
        { provide: PASSKEYS, useValue: this.passkeys },
        { provide: DEVICE_LABEL, useValue: 'Firefox on Linux' },
      ],
    });
  }

  /** Shows the component. */
  async mount(component: Type<unknown>, inputs: Record<string, unknown> = {}): Promise<Mounted> {
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    const mounted = new Mounted(root, async () => {
      // What is shown may ask for more.
      for (let turn = 0; turn < 2; turn += 1) {
        await settle();
        await fixture.whenStable();
      }
    });
    await mounted.settle();
    return mounted;
  }
}

/** One component, as the one who uses it sees it. */
export class Mounted {
  readonly root: HTMLElement;
  readonly settle: () => Promise<void>;

  constructor(root: HTMLElement, settled: () => Promise<void>) {
    this.root = root;
    this.settle = settled;
  }

  /** All that can be read. */
  words(selector?: string): string {
    const element = selector === undefined ? this.root : this.root.querySelector(selector);
    return element ? wordsOf(element) : '';
  }

  /** What is said as an alert. */
  get problem(): string {
    const alerts = Array.from(this.root.querySelectorAll('[role=alert]'));
    return alerts.map((alert) => alert.textContent.trim()).join('');
  }

  get said(): string {
    return TestBed.inject(Announcer).saying().text;
  }

  button(words: string): HTMLButtonElement {
    const buttons = Array.from(this.root.querySelectorAll('button'));
    const found = buttons.find((each) => wordsOf(each).includes(words));
    if (!found) throw new Error(`no button "${words}" in: ${this.words()}`);
    return found;
  }

  field(id: string): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>(`#${id}`)!;
  }

  async press(words: string): Promise<void> {
    const button = this.button(words);
    button.focus();
    button.click();
    await this.settle();
  }

  async type(id: string, text: string): Promise<void> {
    const field = this.field(id);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await this.settle();
  }
}

/** Its text, with a space between what stands in different elements. */
export function wordsOf(element: Element): string {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (texts.nextNode()) words.push(texts.currentNode.textContent ?? '');
  return words.join(' ').replace(/\s+/g, ' ').trim();
}
