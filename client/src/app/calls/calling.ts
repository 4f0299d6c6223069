import { computed, inject, Injectable, signal } from '@angular/core';
import type { Contact } from '@hotline/protocol/contact';
import { Connection } from '../api/connection.ts';
import { ServiceState } from '../service/service-state.ts';
import { PhoneLine } from '../voice/phone-line.ts';
import { Announcer } from './announcer.ts';
import { refusal, type Availability } from './availability.ts';
import { CallStore } from './call-store.ts';
import { ContactList } from './contact-list.ts';

/** A tile that has just turned green must not end the call on a click that was meant to cancel it, in ms. */
const settling = 500;

/** What a click on a name does now: calls, ends the call, or says why neither can be done. */
@Injectable({ providedIn: 'root' })
export class Calling {
  private readonly calls = inject(CallStore);
  private readonly people = inject(ContactList);
  private readonly line = inject(PhoneLine);
  private readonly connection = inject(Connection);
  private readonly service = inject(ServiceState);
  private readonly announcer = inject(Announcer);

  /** The last contact somebody tried to call, for whoever tries again. */
  private readonly tried = signal<Contact | null>(null);
  private readonly refused = signal<Contact | null>(null);

  /** The name of whom the call that is up is with. */
  readonly liveName = computed(() => {
    const live = this.calls.live();
    return live ? this.people.nameOf(live.contactId) : '';
  });
  readonly availability = computed((): Availability => {
    if (this.calls.live()) return { kind: 'on-call', withName: this.liveName() };
    if (this.connection.offline()) return { kind: 'offline' };
    const state = this.line.state();
    if (state !== 'ready') return { kind: state };
    return { kind: this.service.away() ? 'away' : 'free' };
  });
  /** Why the last click did nothing, for as long as it still would do nothing; null when there is nothing to say. */
  readonly refusal = computed(() => {
    const contact = this.refused();
    return contact && refusal(this.availability(), contact.name);
  });

  /** A click on the contact's tile. */
  press(contact: Contact): void {
    const live = this.calls.live();
    if (live?.contactId !== contact.id) {
      this.call(contact);
      return;
    }
    const answered = live.call.answeredAt;
    if (answered === undefined || this.calls.now() - answered >= settling) this.calls.hangUp();
  }

  /** Calls, or says why it cannot be done now. */
  call(contact: Contact): void {
    const refused = refusal(this.availability(), contact.name);
    this.refused.set(refused === null ? null : contact);
    if (refused === null) {
      this.tried.set(contact);
      void this.calls.dial(contact.id);
    } else this.announcer.say(refused);
  }

  callAgain(): void {
    const contact = this.tried();
    if (contact) this.press(contact);
  }

  dismissRefusal(): void {
    this.refused.set(null);
  }
}
