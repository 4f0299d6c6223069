import { Component, computed, input, output } from '@angular/core';
import { Icon } from './icon.ts';
import { refusal } from './availability.ts';
import { tileFace, tileLabel, type TileSituation } from './tile-face.ts';

/** A person on the pad: who it is, how a call stands, and the one thing a click does. */
@Component({
  selector: 'app-contact-button',
  imports: [Icon],
  templateUrl: './contact-button.html',
})
export class ContactButton {
  readonly situation = input.required<TileSituation>();
  /** The key that calls this person while the focus is in the pad. */
  readonly digit = input<number | null>(null);
  /** Whether Tab leads here; within the pad the arrow keys do. */
  readonly reachable = input(false);

  readonly pressed = output();

  protected readonly contact = computed(() => this.situation().contact);
  protected readonly call = computed(() => this.situation().call);
  protected readonly face = computed(() => tileFace(this.situation()));
  protected readonly label = computed(() => tileLabel(this.contact(), this.face()));
  protected readonly initials = computed(() => initialsOf(this.contact().name));
  protected readonly refused = computed(() => {
    const { availability, call, contact } = this.situation();
    const own = call.status !== 'idle' && call.status !== 'ended';
    return own ? null : refusal(availability, contact.name);
  });
  protected readonly reason = computed(() => {
    const call = this.call();
    return call.status === 'ended' ? call.reason : null;
  });

  protected press(event: MouseEvent): void {
    // The second half of a double click would cancel what the first has begun.
    if (event.detail <= 1) this.pressed.emit();
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('');
}
