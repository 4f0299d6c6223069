import { computed, inject, Injectable } from '@angular/core';
import { CallStore } from '../calls/call-store.ts';
import { ContactList } from '../calls/contact-list.ts';
import { shownCall } from './shown-call.ts';

/** The call that is up, or the last one, for everything that shows it outside of the page. */
@Injectable({ providedIn: 'root' })
export class OutsideView {
  private readonly calls = inject(CallStore);
  private readonly people = inject(ContactList);

  /** Whom the call that is up is with, and after it whom the last one was with. */
  private last: string | undefined;
  private readonly contactId = computed(() => {
    this.last = this.calls.live()?.contactId ?? this.last;
    return this.last;
  });

  /** Null before the first call. */
  readonly call = computed(() => {
    const id = this.contactId();
    if (id === undefined) return null;
    const { call, failure } = this.calls.of(id);
    return shownCall({
      call,
      failure,
      name: this.people.nameOf(id),
      now: this.calls.now(),
      muted: this.calls.muted(),
      ours: this.calls.ours(),
    });
  });
  readonly phase = computed(() => this.call()?.phase ?? 'over');
  readonly name = computed(() => this.call()?.name ?? '');
  readonly muted = computed(() => this.call()?.muted === true);
  /** True while a call is up that has its sound here. */
  readonly held = computed(() => this.call()?.ours === true);
}
