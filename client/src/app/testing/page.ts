import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Call } from '@hotline/protocol/call';
import { WATCH_NEARNESS } from '../activity/when-near.ts';
import { FETCH } from '../api/requests.ts';
import { LiveUpdates, type LiveHandlers } from '../api/live-updates.ts';
import { Clock } from '../clock.ts';
import { SessionStore } from '../session/session-store.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeChannel } from './fake-channel.ts';
import { FakeMicrophone } from './fake-microphone.ts';
import { FakeServer } from './fake-server.ts';
import { FakeVoiceClient } from '../voice/fake-voice-client.ts';
import { Microphone } from '../voice/microphone.ts';
import { VoiceClient } from '../voice/voice-client.ts';
import { WINDOW_CHANNEL } from '../calls/other-windows.ts';
import { HotlinePage } from '../calls/hotline-page.ts';

@Component({ template: '' })
class Login {}

class FakeUpdates extends LiveUpdates {
  handlers: LiveHandlers | null = null;

  override open(handlers: LiveHandlers): () => void {
    this.handlers = handlers;
    return () => {
      this.handlers = null;
    };
  }
}

export const people = ['Bob', 'Alice', 'Greeta'].map((name) => ({ id: name.toLowerCase(), name }));

// Browsers have it, jsdom does not.
Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { value: null, writable: true });

/** The whole page over fakes, as the one who uses it sees it. */
export class Page {
  readonly clock = new FakeClock();
  readonly server = new FakeServer();
  readonly voice = new FakeVoiceClient();
  readonly microphone = new FakeMicrophone();
  readonly updates = new FakeUpdates();
  readonly windows = new FakeChannel();
  /** Who wants to know whether something of the page is near what can be seen. */
  readonly nearness: { element: Element; told: (near: boolean) => void }[] = [];
  private fixture: ComponentFixture<HotlinePage> | undefined;

  constructor(contacts: readonly object[] = people) {
    let placed = 0;
    this.server
      .on('POST /api/session', [200, { username: 'john' }])
      .on('DELETE /api/session', [204])
      .on('GET /api/settings', [
        200,
        { mode: 'demo', voice: { sdk: 'nexmo-client' }, phonesUrl: 'http://phones/' },
      ])
      .on('GET /auth/john', [200, `h.${btoa(JSON.stringify({ iat: 0, exp: 600 }))}.s`])
      .on('GET /api/contacts', [200, contacts])
      .on('GET /api/calls?limit=50', [200, { calls: [] }])
      .on('POST /api/calls', () => {
        placed += 1;
        return [201, { id: `call-${placed}` }];
      })
      .on('DELETE /api/calls/call-1', [204])
      .on('DELETE /api/calls/call-1?because=service-fault', [204])
      .on('DELETE /api/calls/call-2', [204]);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'login', component: Login }]),
        { provide: Clock, useValue: this.clock },
        { provide: FETCH, useValue: this.server.fetch },
        { provide: VoiceClient, useValue: this.voice },
        { provide: Microphone, useValue: this.microphone },
        {
          provide: WATCH_NEARNESS,
          useValue: (element: Element, told: (near: boolean) => void) => {
            this.nearness.push({ element, told });
            return () => undefined;
          },
        },
        { provide: WINDOW_CHANNEL, useValue: this.windows },
        { provide: LiveUpdates, useValue: this.updates },
      ],
    });
  }

  async open(): Promise<this> {
    await TestBed.inject(SessionStore).signIn('john');
    this.fixture = TestBed.createComponent(HotlinePage);
    document.body.append(this.root);
    await this.settle();
    return this;
  }

  get root(): HTMLElement {
    return this.fixture!.nativeElement as HTMLElement;
  }

  async settle(duration = 0): Promise<void> {
    await this.clock.advance(duration);
    await this.fixture!.whenStable();
  }

  tile(id: string): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>(`[data-contact=${id}]`)!;
  }

  status(id = 'bob'): string | undefined {
    return this.tile(id).dataset.status;
  }

  async press(id: string): Promise<void> {
    this.tile(id).click();
    await this.settle();
  }

  async key(key: string, modifiers: KeyboardEventInit = {}): Promise<void> {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers }),
    );
    await this.settle();
  }

  async say(type: 'ringing' | 'answered'): Promise<void> {
    this.voice.say('call-1', { type, at: this.clock.now() });
    await this.settle();
  }

  /** The element comes near what can be seen, or goes. */
  async scroll(selector: string, near: boolean): Promise<void> {
    const element = this.root.querySelector(selector);
    this.nearness.findLast((each) => each.element === element)?.told(near);
    await this.settle();
  }

  async hearFromServer(call: object): Promise<void> {
    const update = { dialedAt: 0, voicemail: false, ...call } as Call;
    this.updates.handlers!.call({ id: 'call-1', contactId: 'bob', call: update });
    await this.settle();
  }

  button(words: string): HTMLButtonElement | undefined {
    const buttons = Array.from(this.root.querySelectorAll<HTMLButtonElement>('button:not(.tile)'));
    return buttons.find((button) => button.textContent.trim() === words);
  }

  text(selector: string): string {
    return this.root.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }
}
