import {
  Component,
  DestroyRef,
  inject,
  signal,
  viewChild,
  ViewEncapsulation,
  type ElementRef,
} from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { ApiFailure } from '../api/api-failure.ts';
import { SignInApi } from '../api/sign-in-api.ts';
import { GoTo } from '../go-to.ts';
import { SetupWays } from './setup-ways.ts';

/** How far one has come with a setup link: `lost` when the address holds none. */
type Progress = 'lost' | 'looking' | 'away' | 'not-valid' | 'ready';

/** Where a setup link leads: its one user chooses how to sign in from now on. */
@Component({
  selector: 'app-setup-page',
  imports: [GoTo, SetupWays],
  templateUrl: './setup-page.html',
  styleUrl: './sign-in.css',
  encapsulation: ViewEncapsulation.None,
})
export class SetupPage {
  private readonly api = inject(SignInApi);
  private readonly router = inject(Router);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly token = signal('');
  protected readonly username = signal('');
  protected readonly progress = signal<Progress>('lost');

  constructor() {
    const address = inject(ActivatedRoute).fragment.subscribe((token) => {
      if (token !== null && token !== '') this.take(token);
    });
    inject(DestroyRef).onDestroy(() => {
      address.unsubscribe();
    });
  }

  protected async lookUp(): Promise<void> {
    const token = this.token();
    this.progress.set('looking');
    try {
      const { username } = await this.api.lookUp(token);
      if (token !== this.token()) return;
      this.username.set(username);
      this.progress.set('ready');
    } catch (error) {
      if (token === this.token()) this.stop(error);
    }
  }

  /** The link has come to its end meanwhile. */
  protected refuse(): void {
    this.progress.set('not-valid');
    this.heading().nativeElement.focus();
  }

  /** What opens the door must not stay where it can be read, copied or gone back to. */
  private take(token: string): void {
    this.token.set(token);
    void this.router.navigateByUrl('/setup', { replaceUrl: true });
    void this.lookUp();
  }

  private stop(error: unknown): void {
    if (!(error instanceof ApiFailure)) throw error;
    // Whatever is wrong with a link, another one is needed; anything else may pass.
    if (error.status >= 400 && error.status < 500 && error.status !== 429) this.refuse();
    else this.progress.set('away');
  }
}
