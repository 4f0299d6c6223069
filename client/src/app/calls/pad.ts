import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import type { Contact } from '@hotline/protocol/contact';
import { ContactButton } from './contact-button.ts';
import { Icon } from './icon.ts';
import { neighbour } from './neighbour.ts';
import { padGroups } from './pad-groups.ts';
import type { TileSituation } from './tile-face.ts';

/** From this many people on, finding one by name is quicker than by eye. */
const searchFrom = 10;

/** The tiles in their groups. One stop for Tab; arrow keys, Home, End, 1 to 9 and first letters inside. */
@Component({
  selector: 'app-pad',
  imports: [ContactButton, Icon],
  templateUrl: './pad.html',
})
export class Pad {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly tiles = input.required<readonly TileSituation[]>();

  readonly pressed = output<Contact>();

  protected readonly query = signal('');
  private readonly visited = signal<string | null>(null);

  protected readonly searchable = computed(() => this.tiles().length >= searchFrom);
  protected readonly groups = computed(() =>
    padGroups(this.tiles(), this.searchable() ? this.query() : ''),
  );
  protected readonly shown = computed(() =>
    this.groups().flatMap(({ tiles }) => tiles.map(({ contact }) => contact)),
  );
  /** The one tile that Tab leads to. */
  protected readonly reachable = computed(() => {
    const visited = this.shown().find(({ id }) => id === this.visited());
    return (visited ?? this.shown()[0])?.id;
  });

  /** Focuses the tile that Tab leads to. */
  takeFocus(): void {
    this.element.nativeElement.querySelector<HTMLElement>('.tile[tabindex="0"]')?.focus();
  }

  protected search(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.query.set(event.target.value);
  }

  protected digitOf(contact: Contact): number | null {
    const digit = this.shown().indexOf(contact) + 1;
    return digit <= 9 ? digit : null;
  }

  protected visit(contact: Contact): void {
    this.visited.set(contact.id);
  }

  protected steer(event: KeyboardEvent): void {
    const buttons = Array.from(this.element.nativeElement.querySelectorAll<HTMLElement>('.tile'));
    const index = buttons.findIndex((button) => button === event.target);
    if (index < 0 || modified(event)) return;
    // A key held down would cancel the call that it has begun, and begin another.
    if (event.repeat && /^([1-9]|Enter)$/.test(event.key)) event.preventDefault();
    else this.pressNumbered(event.key);
    const next = this.startingWith(event.key, index) ?? this.beside(buttons, event.key, index);
    if (next === index) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  private pressNumbered(key: string): void {
    const numbered = /^[1-9]$/.test(key) ? this.shown()[Number(key) - 1] : undefined;
    if (numbered) this.pressed.emit(numbered);
  }

  private beside(buttons: readonly HTMLElement[], key: string, index: number): number {
    const places = buttons.map((button) => button.getBoundingClientRect());
    return neighbour(places, index, key);
  }

  /** The next person whose name starts with the letter. */
  private startingWith(key: string, index: number): number | undefined {
    if (!/^\p{L}$/u.test(key)) return undefined;
    const names = this.shown().map(({ name }) => name.toLocaleLowerCase());
    const order = names.map((_name, step) => (index + 1 + step) % names.length);
    return order.find((place) => names[place]?.startsWith(key.toLocaleLowerCase()));
  }
}

function modified({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}
