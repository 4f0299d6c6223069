import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { AccountApi } from '../api/account-api.ts';
import { Reading } from '../api/reading.ts';
import { Announcer } from '../calls/announcer.ts';
import { companyWords } from '../sign-in/company-words.ts';
import { failureWords } from '../sign-in/sign-in-words.ts';
import { LEAVE } from './leave.ts';
import { Proof } from './proof.ts';

/** Lets one sign in at one's company, or no longer. */
@Component({
  selector: 'app-company-section',
  templateUrl: './company-section.html',
})
export class CompanySection {
  private readonly api = inject(AccountApi);
  private readonly proof = inject(Proof);
  private readonly announcer = inject(Announcer);
  private readonly leave = inject(LEAVE);
  private readonly router = inject(Router);

  protected readonly reading = new Reading(() => this.api.company());
  protected readonly company = computed(() => this.reading.value());
  private readonly ownProblem = signal<string | null | undefined>(undefined);
  protected readonly problem = computed(() => {
    const own = this.ownProblem();
    return own === undefined ? companyWords(this.router, this.company()?.label) : own;
  });

  constructor() {
    void this.reading.load();
  }

  protected connect(): Promise<void> {
    return this.attempt(async () => {
      const result = await this.proof.before(() => this.api.connectCompany());
      if (result) this.leave(result.done.location);
    });
  }

  protected disconnect(): Promise<void> {
    return this.attempt(async () => {
      if (!(await this.proof.before(() => this.api.disconnectCompany()))) return;
      await this.reading.load();
      this.announcer.say('Disconnected.');
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.ownProblem.set(null);
    try {
      await work();
    } catch (error) {
      this.ownProblem.set(failureWords(error));
    }
  }
}
